import { z } from 'zod'
import type { Cents } from '#kit/money.ts'
import { onceField, optionalEuros, optionalText, optionalWhole } from '#platform/forms/fields.ts'
import { COINS, type Coin, type Coins } from './rules/coins.ts'

const coinFields = Object.fromEntries(COINS.map((coin) => [`c${coin}`, optionalWhole(0, 100_000)])) as Record<
  `c${Coin}`,
  ReturnType<typeof optionalWhole>
>

/** How many of each note and coin, or their sum; the reason of a difference. */
export const countFields = {
  ...coinFields,
  total: optionalEuros(),
  why: optionalText(200),
  idempotencyKey: onceField(),
}
const countForm = z.object(countFields)

/** The notes and coins that were filled in; a zero says that one looked. */
export function coinsOf(form: z.infer<typeof countForm>): { coins: Coins; total: Cents | undefined } {
  const counted = COINS.flatMap((coin) => {
    const n = form[`c${coin}`]
    return n === undefined ? [] : [[`${coin}`, n] as const]
  })
  return { coins: Object.fromEntries(counted), total: form.total }
}
