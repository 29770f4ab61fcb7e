import type { Brand } from './brand.ts'
import { ok, type Result, refuse } from './result.ts'

/** A calendar day `YYYY-MM-DD`, without time or zone. */
export type Day = Brand<string, 'Day'>
/** A calendar month `YYYY-MM`. */
export type Month = Brand<string, 'Month'>

const asDate = (d: Day): Date => new Date(`${d}T00:00:00Z`)
const fromDate = (d: Date): Day => d.toISOString().slice(0, 10) as Day

/** Years from 1900 to 2199: others are slips of the finger, and a zone or a sum of days may leave four digits there. */
const YEAR = /^(?:19|2[01])\d\d-/

/** Refuses 31 February, a year before 1900 or after 2199, and anything that is not `YYYY-MM-DD`. */
export function parseDay(text: string): Result<Day, 'not_a_day'> {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || !YEAR.test(text)) return refuse('not_a_day')
  const date = new Date(`${text}T00:00:00Z`)
  if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== text) return refuse('not_a_day')
  return ok(text as Day)
}

/** For literals in code and tests. Throws `RangeError` on a bad day. */
export function day(text: string): Day {
  const parsed = parseDay(text)
  if (!parsed.ok) throw new RangeError(`not a day: ${text}`)
  return parsed.value
}

/** Refuses a thirteenth month, and the years that `parseDay` refuses. */
export function parseMonth(text: string): Result<Month, 'not_a_month'> {
  const fits = /^\d{4}-(0[1-9]|1[0-2])$/.test(text) && YEAR.test(text)
  return fits ? ok(text as Month) : refuse('not_a_month')
}

/** For literals in code and tests. Throws `RangeError` on a bad month. */
export function month(text: string): Month {
  const parsed = parseMonth(text)
  if (!parsed.ok) throw new RangeError(`not a month: ${text}`)
  return parsed.value
}

/** The day `n` days later, earlier when `n` is negative. Calendar days: no hour is lost in March. */
export function addDays(d: Day, n: number): Day {
  const date = asDate(d)
  date.setUTCDate(date.getUTCDate() + n)
  return fromDate(date)
}

/** Whole days from `a` to `b` (negative when `b` is earlier). */
export const daysBetween = (a: Day, b: Day): number =>
  Math.round((asDate(b).getTime() - asDate(a).getTime()) / 86_400_000)

/** `2026-02-03` → `2026-02`. */
export const monthOf = (d: Day): Month => d.slice(0, 7) as Month
/** The first of the month. */
export const firstDay = (m: Month): Day => `${m}-01` as Day
/** The 28th to the 31st, whichever ends the month. */
export const lastDay = (m: Month): Day => addDays(firstDay(addMonths(m, 1)), -1)

/** The month `n` months later, earlier when `n` is negative. */
export function addMonths(m: Month, n: number): Month {
  const index = Number(m.slice(0, 4)) * 12 + Number(m.slice(5, 7)) - 1 + n
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((((index % 12) + 12) % 12) + 1).padStart(2, '0')}` as Month
}

/** Same day n months on; 31 January + 1 month is the last day of February. */
export function addMonthsToDay(d: Day, n: number): Day {
  const m = addMonths(monthOf(d), n)
  const wanted = `${m}-${d.slice(8)}` as Day
  const last = lastDay(m)
  return wanted < last ? wanted : last
}

/** Whole months from `a` to `b`. */
export const monthsBetween = (a: Month, b: Month): number =>
  (Number(b.slice(0, 4)) - Number(a.slice(0, 4))) * 12 + Number(b.slice(5, 7)) - Number(a.slice(5, 7))

/** Monday = 1 … Sunday = 7 (ISO 8601). */
export const weekday = (d: Day): number => asDate(d).getUTCDay() || 7

const formats = new Map<string, Intl.DateTimeFormat>()
function zoned(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
    })
    formats.set(zone, format)
  }
  return format
}

function wallClock(at: Date, zone: string): { day: Day; minutes: number; utc: number } {
  const p = Object.fromEntries(
    zoned(zone)
      .formatToParts(at)
      .map((x) => [x.type, x.value]),
  )
  const day = `${p.year}-${p.month}-${p.day}` as Day
  const utc = Date.parse(`${day}T${p.hour}:${p.minute}:${p.second}Z`)
  return { day, minutes: Number(p.hour) * 60 + Number(p.minute), utc }
}

/** The calendar day that an instant falls on in a zone such as `Europe/Paris`. */
export const dayIn = (at: Date, zone: string): Day => wallClock(at, zone).day

/** Minutes after local midnight (0–1439) of an instant in a zone. */
export const minuteIn = (at: Date, zone: string): number => wallClock(at, zone).minutes

/**
 * The instant of a local day and minute in a zone. An hour skipped by summer time moves forward,
 * an hour lived twice gives the first.
 */
export function instantOf(d: Day, minute: number, zone: string): Date {
  const wanted = asDate(d).getTime() + minute * 60_000
  const offsetAt = (at: number) => wallClock(new Date(at), zone).utc - at
  // The offsets in force half a day before and after: equal except around a change of hour.
  const before = wanted - offsetAt(wanted - 43_200_000)
  const after = wanted - offsetAt(wanted + 43_200_000)
  const reads = [Math.min(before, after), Math.max(before, after)]
  const first = reads.find((at) => wallClock(new Date(at), zone).utc === wanted)
  // Neither reads as the hour asked: it was skipped, and the clock as it went before the change says how far.
  return new Date(first ?? before)
}
