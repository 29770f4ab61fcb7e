import { z } from 'zod'
import { dayField, eurosField, onceField, textField, wholeField } from '#platform/forms/fields.ts'

export const stageForm = z.object({
  name: textField(80),
  purpose: textField(1000),
  startsOn: dayField(),
  endsOn: dayField(),
  budget: eurosField(),
  lossCeiling: eurosField(),
  volunteerHours: wholeField(0, 100_000),
  idempotencyKey: onceField(),
})
export type StageForm = z.infer<typeof stageForm>
