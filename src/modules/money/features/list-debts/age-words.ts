import type { Age } from '#modules/money/rules/charges.ts'

/** The word of each age in the address: its first day. */
export const AGE_WORDS: Readonly<Record<Age, string>> = {
  fresh: '0',
  month: '31',
  'two-months': '61',
  old: '91',
}
