import { type Day, weekday } from '#kit/day.ts'
import { ok, type Result, refuse } from '#kit/result.ts'

/** What becomes of a date that falls on a bank holiday: kept, skipped, or done the next working day. */
export const HOLIDAYS = ['keep', 'skip', 'next'] as const
export type Holidays = (typeof HOLIDAYS)[number]

/** A date skipped, moved, or added to what the rule gives. */
export const EXCEPTION_KINDS = ['skip', 'move', 'add'] as const
export type ExceptionKind = (typeof EXCEPTION_KINDS)[number]

/** The four ways people say when something comes back. */
export const RHYTHMS = ['week', 'month-weekday', 'month-day', 'year'] as const
export type Rhythm = (typeof RHYTHMS)[number]

export const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const
export type Weekday = (typeof WEEKDAYS)[number]
/** First to fourth, and the last. */
export const NTHS = [1, 2, 3, 4, -1] as const

/** A rule in the words of its form. */
export type Rhythmic =
  | { readonly rhythm: 'week'; readonly every: number; readonly days: readonly Weekday[] }
  | {
      readonly rhythm: 'month-weekday'
      readonly every: number
      /** 1 to 4, or −1 for the last. */
      readonly nth: number
      readonly day: Weekday
    }
  /** `monthDay` 1 to 31, or −1 for the last of the month. */
  | { readonly rhythm: 'month-day'; readonly every: number; readonly monthDay: number }
  | { readonly rhythm: 'year'; readonly every: number }

/** The weekday of a day as RFC 5545 writes it. */
export const weekdayOf = (day: Day): Weekday => WEEKDAYS[weekday(day) - 1]!

/** The RRULE (RFC 5545 § 3.3.10) of words: `FREQ=MONTHLY;BYDAY=1TU`, with `INTERVAL` when it is not 1. */
export function ruleOf(words: Rhythmic): Result<string, 'days_needed'> {
  const interval = words.every === 1 ? '' : `;INTERVAL=${words.every}`
  switch (words.rhythm) {
    case 'week': {
      const days = WEEKDAYS.filter((day) => words.days.includes(day))
      return days.length === 0
        ? refuse('days_needed', 'days')
        : ok(`FREQ=WEEKLY${interval};BYDAY=${days.join(',')}`)
    }
    case 'month-weekday':
      return ok(`FREQ=MONTHLY${interval};BYDAY=${words.nth}${words.day}`)
    case 'month-day':
      return ok(`FREQ=MONTHLY${interval};BYMONTHDAY=${words.monthDay}`)
    case 'year':
      return ok(`FREQ=YEARLY${interval}`)
  }
}

/** The words of a rule that `ruleOf` wrote; null for any other. */
export function wordsOfRule(rule: string): Rhythmic | null {
  const parts = Object.fromEntries(rule.split(';').map((part) => part.split('=') as [string, string]))
  const every = Number(parts.INTERVAL ?? 1)
  const { FREQ, BYDAY, BYMONTHDAY } = parts
  if (FREQ === 'WEEKLY' && BYDAY) return { rhythm: 'week', every, days: BYDAY.split(',') as Weekday[] }
  const nth = /^(-?\d)([A-Z]{2})$/.exec(BYDAY ?? '')
  if (FREQ === 'MONTHLY' && nth)
    return { rhythm: 'month-weekday', every, nth: Number(nth[1]), day: nth[2] as Weekday }
  if (FREQ === 'MONTHLY' && BYMONTHDAY) return { rhythm: 'month-day', every, monthDay: Number(BYMONTHDAY) }
  return FREQ === 'YEARLY' ? { rhythm: 'year', every } : null
}
