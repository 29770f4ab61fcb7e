import { cents } from '#kit/money.ts'
import type { Locale } from '#kit/words.ts'
import { formatEuros, formatNumber, formatPercent } from '#ui/format.ts'

/** Figures as a dossier writes them: whole euros, since cents of a forecast tell nothing. */
export const figuresIn = (locale: Locale) => ({
  euros: (amount: number) => formatEuros(cents(amount), locale, { round: true }),
  /** Without the sign of the euro, for columns whose heading says it. */
  amount: (value: number | null) => (value === null ? '–' : formatNumber(Math.round(value / 100), locale)),
  share: (value: number | null) => (value === null ? '–' : formatPercent(value, locale)),
  number: (value: number | null, decimals = 1) =>
    value === null ? '–' : formatNumber(value, locale, decimals),
})
export type Figures = ReturnType<typeof figuresIn>
