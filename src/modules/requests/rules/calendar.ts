import {
  addDays,
  addMonths,
  type Day,
  dayIn,
  firstDay,
  instantOf,
  lastDay,
  minuteIn,
  monthOf,
  weekday,
} from '#kit/day.ts'
import type { Span } from './slots.ts'

export const VIEWS = ['day', 'week', 'month'] as const
export type View = (typeof VIEWS)[number]

const DAY_MINUTES = 24 * 60

/** The Monday of a day's week (ISO 8601). */
export const mondayOf = (day: Day): Day => addDays(day, 1 - weekday(day))

/** The days that a view shows: one, a week from Monday, or the whole weeks that a month touches. */
export function daysOf(view: View, day: Day): Day[] {
  if (view === 'day') return [day]
  const first = mondayOf(view === 'week' ? day : firstDay(monthOf(day)))
  const last = view === 'week' ? addDays(first, 6) : addDays(mondayOf(lastDay(monthOf(day))), 6)
  const days: Day[] = []
  for (let d = first; d <= last; d = addDays(d, 1)) days.push(d)
  return days
}

/** The same view one step earlier (−1) or later (1). A month leads to its first day: the 31st has no like. */
export function beside(view: View, day: Day, step: 1 | -1): Day {
  if (view === 'month') return firstDay(addMonths(monthOf(day), step))
  return addDays(day, view === 'week' ? 7 * step : step)
}

/** ISO 8601 number of the week that a day belongs to: that of its Thursday. */
export function weekNumber(day: Day): number {
  const thursday = addDays(mondayOf(day), 3)
  const first = `${thursday.slice(0, 4)}-01-01` as Day
  let n = 1
  for (let d = addDays(thursday, -7); d >= first; d = addDays(d, -7)) n++
  return n
}

/** What a stretch of time takes of one day, in minutes of its wall clock (0–1440). */
export type Piece = {
  from: number
  to: number
  /** It began the day before, or goes on the day after. */
  goesOn: { before: boolean; after: boolean }
}

/** The part of a stretch that falls on a day of a zone, or null. */
export function pieceOn(day: Day, { startsAt, endsAt }: Span, zone: string): Piece | null {
  const opens = instantOf(day, 0, zone)
  const closes = instantOf(addDays(day, 1), 0, zone)
  if (startsAt >= closes || endsAt <= opens) return null
  const before = startsAt < opens
  const after = endsAt > closes
  const from = before ? 0 : minuteIn(startsAt, zone)
  const to = endsAt >= closes ? DAY_MINUTES : minuteIn(endsAt, zone)
  // When an hour is lived twice the wall may read the same at both ends: it still takes some room.
  return { from, to: Math.max(to, Math.min(from + 15, DAY_MINUTES)), goesOn: { before, after } }
}

/** The days of a zone that a stretch touches. */
export function daysTouched({ startsAt, endsAt }: Span, zone: string): Day[] {
  const last = dayIn(new Date(endsAt.getTime() - 1), zone)
  const days: Day[] = []
  for (let d = dayIn(startsAt, zone); d <= last; d = addDays(d, 1)) days.push(d)
  return days
}

/**
 * Puts pieces that overlap side by side: for each, its column and how many columns its bunch needs. Pieces come in
 * the order of their beginnings.
 */
export function sideBySide(pieces: readonly Pick<Piece, 'from' | 'to'>[]): { at: number; of: number }[] {
  const places: { at: number; of: number }[] = []
  let bunch: number[] = []
  let ends: number[] = []
  const close = () => {
    for (const i of bunch) places[i]!.of = ends.length
    bunch = []
    ends = []
  }
  pieces.forEach(({ from, to }, i) => {
    if (bunch.length > 0 && ends.every((end) => end <= from)) close()
    const free = ends.findIndex((end) => end <= from)
    const at = free === -1 ? ends.length : free
    ends[at] = to
    bunch.push(i)
    places[i] = { at, of: 1 }
  })
  close()
  return places
}

/** Working hours always shown, in minutes. */
const OPENS = 8 * 60
const CLOSES = 19 * 60

/** Whole hours that show every piece, and at least the usual ones. */
export function hoursShown(pieces: readonly Pick<Piece, 'from' | 'to'>[]): { from: number; to: number } {
  const from = Math.min(OPENS, ...pieces.map((piece) => piece.from))
  const to = Math.max(CLOSES, ...pieces.map((piece) => piece.to))
  return { from: Math.floor(from / 60) * 60, to: Math.min(DAY_MINUTES, Math.ceil(to / 60) * 60) }
}
