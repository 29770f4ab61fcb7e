import { addDays, type Day } from '#kit/day.ts'
import type { Locale } from '#kit/words.ts'
import { daysAround, pointsOn, TREND_MONTHS } from '#modules/measures/points.server.ts'
import { breakdown, type RowsPage, rowsOf } from '#modules/measures/readings.server.ts'
import { CHANGE_DAYS, monthEnds } from '#modules/measures/rules/window.ts'
import type { CountedRow, Part, Reading } from '#modules/measures/store.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { everyRow } from '#platform/lists/keyset.ts'
import type { Measure } from '#platform/measure/measure.ts'

type MeasurePage = {
  days: Day[]
  readings: Reading[]
  /** What moved in 30 days, or null when one of the two is unknown. */
  change: number | null
  /** With the words of each key. */
  parts: (Part & { label: string | null })[]
  /** Null for those who read figures only. */
  rows: RowsPage | null
}

const KEPT_FOR_MACHINES = /^[0-9a-f]{8}-[0-9a-f]{4}-/

/** A key in words; null when it only means something to the program. */
export const keyLabel = (measure: Measure, locale: Locale, key: string | null): string | null =>
  key === null ? null : (measure.words[locale].keys?.[key] ?? (KEPT_FOR_MACHINES.test(key) ? null : key))

/** All that the page of a measure shows as it stood on a day. */
export async function measurePage(
  ctx: Ctx,
  measure: Measure,
  day: Day,
  params: URLSearchParams,
  locale: Locale,
  withRows: boolean,
): Promise<MeasurePage> {
  const days = monthEnds(day, TREND_MONTHS)
  const points = await pointsOn(ctx, [measure], daysAround(day))
  const own = points.get(measure.id)
  const [value, before] = [own?.get(day)?.value, own?.get(addDays(day, -CHANGE_DAYS))?.value]
  const parts = await breakdown(ctx, measure.id, day)
  return {
    days,
    readings: days.flatMap((end) => own?.get(end) ?? []),
    change: typeof value === 'number' && typeof before === 'number' ? value - before : null,
    parts: parts
      .map((part) => ({ ...part, label: keyLabel(measure, locale, part.key) }))
      .filter((part) => part.key === null || part.label !== null),
    rows: withRows ? await rowsOf(ctx, measure.id, day, params) : null,
  }
}

/** A file may hold every row: larger pages, since each reads the measure again. */
const EXPORT_PAGE = 5000

/** Every row that a measure counts on a day, for an export. */
export const everyCountedRow = (
  ctx: Ctx,
  id: string,
  day: Day,
  params: URLSearchParams,
): AsyncGenerator<CountedRow> => everyRow(params, (next) => rowsOf(ctx, id, day, next, EXPORT_PAGE))
