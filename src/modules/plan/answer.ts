import type { Month } from '#kit/day.ts'
import type { Forecast } from './rules/forecast.ts'

/** The question everybody asks of a plan: does it hold? */
export type Answer =
  | { readonly holds: 'yes'; readonly since: Month }
  | { readonly holds: 'no'; readonly broke: Month }
  | { readonly holds: 'not-yet'; readonly months: number }
  | { readonly holds: 'empty' }

/** Running out of cash comes before balance: a model that is balanced later but dies before does not hold. */
export function answerOf(f: Forecast): Answer {
  if (f.lines.length === 0) return { holds: 'empty' }
  const broke = f.indicators.firstNegativeMonth
  if (broke) return { holds: 'no', broke }
  if (f.balancedSince) return { holds: 'yes', since: f.balancedSince }
  return { holds: 'not-yet', months: f.months.length }
}
