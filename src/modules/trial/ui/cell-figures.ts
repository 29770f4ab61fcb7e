import { cents } from '#kit/money.ts'
import type { Locale } from '#kit/words.ts'
import { formatDuration, formatEuros, formatNumber, formatPercent } from '#ui/format.ts'
import { type FigureKind, type Figures, shareOf } from '../rules/cells.ts'

const share = (part: number, whole: number, locale: Locale): string => {
  const value = shareOf(part, whole)
  return value === null ? '–' : formatPercent(value, locale)
}

/** One figure of a cell in words; a dash when there is nothing to count, which is not zero. */
export function cellFigure(kind: FigureKind, figures: Figures, locale: Locale): string {
  if (kind === 'requests') return formatNumber(figures.requests, locale)
  if (kind === 'back') return share(figures.back, figures.served, locale)
  if (kind === 'satisfaction') return share(figures.satisfied, figures.rated, locale)
  if (figures.done === 0) return '–'
  return kind === 'margin'
    ? formatEuros(cents(Math.round(figures.margin)), locale, { round: true })
    : formatDuration(figures.minutes, locale)
}
