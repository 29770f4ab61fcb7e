import { z } from 'zod'
import { HANDOVERS, TRIP_MODES } from '#modules/rounds/rules/trip.ts'
import { choiceField, idField, onceField, optionalText, textField } from '#platform/forms/fields.ts'

export const schemeForm = z.object({
  name: textField(80),
  how: optionalText(500),
  mode: choiceField(TRIP_MODES),
  handover: choiceField(HANDOVERS),
  zone: optionalText(120),
  idempotencyKey: onceField(),
})
export type SchemeForm = z.infer<typeof schemeForm>

export const removeForm = z.object({ scheme: idField<'Scheme'>() })
