import { cents } from '#kit/money.ts'
import type { Locale } from '#kit/words.ts'
import type { Answer } from '#modules/plan/answer.ts'
import { formatMonth } from '#ui/dates.ts'
import { formatEuros, formatNumber, formatPercent } from '#ui/format.ts'
import { paperWords } from './paper.ts'

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

/** The answer of the plan in one sentence, as the screen gives it. */
export function answerIn(locale: Locale, answer: Answer): string {
  const t = paperWords(locale).answer
  switch (answer.holds) {
    case 'yes':
      return t.holds(formatMonth(answer.since, locale))
    case 'no':
      return t.broke(formatMonth(answer.broke, locale))
    case 'not-yet':
      return t.notYet(answer.months)
    case 'empty':
      return t.empty
  }
}
