import { z } from 'zod'
import { FAMILIES } from '#modules/till/rules/lines.ts'
import {
  choiceField,
  dayField,
  eurosField,
  idField,
  onceField,
  optionalText,
  textField,
  wholeField,
} from '#platform/forms/fields.ts'

const once = { idempotencyKey: onceField() }

/** What each verb of the page sends; names are those of its fields. */
export const FORMS = {
  article: z.object({ article: idField<'Article'>(), ...once }),
  service: z.object({ service: idField<'Service'>(), ...once }),
  debts: z.object({ charges: textField(4000), ...once }),
  membership: z.object({ months: wholeField(1, 36), startsOn: dayField(), fee: eurosField(), ...once }),
  'top-up': z.object({ amount: eurosField(1n), ...once }),
  voucher: z.object({ amount: eurosField(1n), forName: optionalText(120), ...once }),
  donation: z.object({ amount: eurosField(1n), ...once }),
  free: z.object({
    label: textField(120),
    amount: eurosField(),
    quantity: wholeField(1, 999),
    family: choiceField(FAMILIES),
    ...once,
  }),
  park: z.object({ note: optionalText(120) }),
} as const
export type AddIntent = Exclude<keyof typeof FORMS, 'park'>

export const SHELVES = ['articles', 'debts', 'membership', 'services', 'wallet', 'donation', 'other'] as const
export type Shelf = (typeof SHELVES)[number]
