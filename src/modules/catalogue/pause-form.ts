import { z } from 'zod'
import { dayField, idField, onceField, optionalDay, textField } from '#platform/forms/fields.ts'

export const pauseForm = z.object({
  why: textField(200),
  fromDay: dayField(),
  untilDay: optionalDay(),
  idempotencyKey: onceField(),
})

export const liftForm = z.object({ pause: idField<'ServicePause'>() })
