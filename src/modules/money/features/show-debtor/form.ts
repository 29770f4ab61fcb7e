import { z } from 'zod'
import { isId } from '#kit/id.ts'
import { COUNTER_MEANS } from '#modules/money/rules/axes.ts'
import { choiceField, dayField, onceField, optionalEuros, optionalText } from '#platform/forms/fields.ts'

/** One payment for the charges ticked; the amount only when it is not all they leave owed. */
export const settleForm = z.object({
  charges: z
    .union([z.string(), z.array(z.string())])
    .optional()
    .transform((ids) => [ids ?? []].flat().filter((id) => isId<'Charge'>(id))),
  means: choiceField(COUNTER_MEANS),
  amount: optionalEuros(1n),
  day: dayField(),
  reference: optionalText(60),
  idempotencyKey: onceField(),
})
