import { cents } from '#kit/money.ts'
import type { Locale } from '#kit/words.ts'
import { formatDuration, formatEuros, formatQuantity } from '#ui/format.ts'
import type { WalletUnit } from '../rules/wallet.ts'

const VISITS = { fr: ['passage', 'passages'], en: ['visit', 'visits'] } as const

/** `12,50 €`, `1 h 30`, `3 passages`. */
export function formatHeld(unit: WalletUnit, quantity: number, locale: Locale): string {
  if (unit === 'euros') return formatEuros(cents(quantity), locale)
  if (unit === 'hours') return formatDuration(quantity, locale)
  return formatQuantity(quantity, VISITS[locale], locale)
}

/** The same in each language, for a message. */
export const sayBalance = (unit: WalletUnit, quantity: number) => ({
  fr: formatHeld(unit, quantity, 'fr'),
  en: formatHeld(unit, quantity, 'en'),
})
