import {
  addDays,
  addMonths,
  type Day,
  daysBetween,
  firstDay,
  lastDay,
  type Month,
  monthOf,
} from '#kit/day.ts'

/** The stretch of days that a picture of time shows, whole months. */
export type Frame = { readonly from: Day; readonly to: Day; readonly months: readonly Month[] }

/** Months before and after today that a picture shows at most: beyond, a bar is cut at the edge. */
const MOST_BEFORE = 14
const MOST_AFTER = 24

/** Whole months that hold these days and today, cut to what one can still read. */
export function frameOf(days: readonly Day[], today: Day): Frame {
  const now = monthOf(today)
  const sorted = [...days, today].map(monthOf).sort()
  const clip = (month: Month) => {
    const [low, high] = [addMonths(now, -MOST_BEFORE), addMonths(now, MOST_AFTER)]
    return month < low ? low : month > high ? high : month
  }
  const [first, last] = [clip(sorted[0] ?? now), clip(sorted.at(-1) ?? now)]
  const months: Month[] = []
  for (let month = first; month <= last; month = addMonths(month, 1)) months.push(month)
  return { from: firstDay(first), to: lastDay(last), months }
}

/** Where the morning of a day stands, 0 at the left edge and 100 at the right one; outside, null. */
export function placeOf(day: Day, { from, to }: Frame): number | null {
  if (day < from || day > to) return null
  return share(daysBetween(from, day), { from, to })
}

/** A bar from one day to the end of another, cut at the edges; null when nothing of it is inside. */
export function barOf(startsOn: Day, endsOn: Day, frame: Frame): { x: number; width: number } | null {
  const begin = startsOn > frame.from ? startsOn : frame.from
  const end = endsOn < frame.to ? endsOn : frame.to
  if (begin > end) return null
  const x = share(daysBetween(frame.from, begin), frame)
  return { x, width: tidy(share(daysBetween(frame.from, addDays(end, 1)), frame) - x) }
}

const share = (days: number, { from, to }: Pick<Frame, 'from' | 'to'>) =>
  tidy((days / (daysBetween(from, to) + 1)) * 100)
const tidy = (n: number) => Math.round(n * 100) / 100
