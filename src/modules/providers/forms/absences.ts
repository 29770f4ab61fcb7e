import { z } from 'zod'
import { dayField, idField, onceField, optionalText } from '#platform/forms/fields.ts'

export const absenceForm = z.object({
  fromDay: dayField(),
  untilDay: dayField(),
  why: optionalText(120),
  idempotencyKey: onceField(),
})

export const cancelForm = z.object({ absence: idField<'ProviderAbsence'>() })
