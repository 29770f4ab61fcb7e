import { addDays, type Day } from '#kit/day.ts'
import type { Locale } from '#kit/words.ts'
import { daysAround, keptToday, pointsOn, TREND_MONTHS } from '#modules/measures/points.server.ts'
import { MEASURES } from '#modules/measures/registry.ts'
import { CHANGE_DAYS, monthEnds } from '#modules/measures/rules/window.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Unit, Window } from '#platform/measure/measure.ts'

export type MeasureCard = {
  id: string
  /** The module it comes from: the cards are grouped by it. */
  group: string
  name: string
  unit: Unit
  better: 'higher' | 'lower'
  window: Window
  value: number | null
  sample: number
  /** What moved in 30 days, or null when one of the two is unknown. */
  change: number | null
  months: (number | null)[]
}

/**
 * Every measure as it stood on a day, with what moved in 30 days and its last thirteen month ends. Today's are read
 * as they were kept, at `computedAt`; null when they were computed just now.
 */
export async function measureCards(
  ctx: Ctx,
  day: Day,
  locale: Locale,
): Promise<{ cards: MeasureCard[]; computedAt: Date | null }> {
  const kept = day === ctx.today() ? await keptToday(ctx, MEASURES) : null
  const points = kept?.points ?? (await pointsOn(ctx, MEASURES, daysAround(day)))
  const ends = monthEnds(day, TREND_MONTHS)
  const cards = MEASURES.map(({ id, unit, better, window, words }) => {
    const own = points.get(id)
    const value = own?.get(day)?.value ?? null
    const before = own?.get(addDays(day, -CHANGE_DAYS))?.value ?? null
    return {
      id,
      group: id.slice(0, id.indexOf('.')),
      name: words[locale].name,
      unit,
      better,
      window,
      value,
      sample: own?.get(day)?.sample ?? 0,
      change: value === null || before === null ? null : value - before,
      months: ends.map((end) => own?.get(end)?.value ?? null),
    }
  })
  return { cards, computedAt: kept?.computedAt ?? null }
}
