import { z } from 'zod'
import { type CsvLayout, headsOf } from '#modules/bank/rules/layout.ts'
import { choiceField, optionalWhole, wholeField } from '#platform/forms/fields.ts'

const DAY_ORDERS = ['dmy', 'mdy', 'ymd'] as const

/** What a person says of the columns of a CSV: their places, counted from 0. */
export const columnsForm = z
  .object({
    head: wholeField(-1, 60),
    day: wholeField(0, 60),
    label: wholeField(0, 60),
    amount: optionalWhole(0, 60),
    debit: optionalWhole(0, 60),
    credit: optionalWhole(0, 60),
    balance: optionalWhole(0, 60),
    dayOrder: choiceField(DAY_ORDERS),
  })
  .refine((form) => form.amount !== undefined || (form.debit !== undefined && form.credit !== undefined), {
    path: ['amount'],
    message: 'required',
  })

/** The layout that these columns make of a table. */
export function layoutOf(
  form: z.infer<typeof columnsForm>,
  table: readonly (readonly string[])[],
): CsvLayout {
  const two = form.amount === undefined
  return {
    head: form.head,
    day: form.day,
    label: [form.label],
    amount: form.amount ?? null,
    side: null,
    debit: two ? (form.debit ?? null) : null,
    credit: two ? (form.credit ?? null) : null,
    balance: form.balance ?? null,
    reference: null,
    currency: null,
    dayOrder: form.dayOrder,
    heads: form.head >= 0 ? headsOf(table[form.head] ?? []) : '',
  }
}
