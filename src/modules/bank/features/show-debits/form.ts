import { z } from 'zod'
import { RETURN_CODES } from '#modules/bank/rules/returns.ts'
import { RUN_VERBS } from '#modules/bank/rules/runs.ts'
import { choiceField, dayField, idField, optionalEuros, optionalText } from '#platform/forms/fields.ts'

export const moveForm = z.object({ verb: choiceField(RUN_VERBS), why: optionalText(300) })
export const dropForm = z.object({ itemId: idField<'DebitItem'>() })
export const returnForm = z.object({
  itemId: idField<'DebitItem'>(),
  reason: choiceField(RETURN_CODES),
  day: dayField(),
  fee: optionalEuros(0n),
})
