import { z } from 'zod'
import { COUNTER_MEANS } from '#modules/money/index.server.ts'
import { choiceField, dayField, eurosField, idField, onceField } from '#platform/forms/fields.ts'

export const receiveForm = z.object({
  day: dayField(),
  amount: eurosField(1n),
  means: choiceField(COUNTER_MEANS),
  idempotencyKey: onceField(),
})

export const linkForm = z.object({ operationId: idField<'Operation'>() })
