import { RRuleTemporal } from 'rrule-temporal'
import { Temporal } from 'temporal-polyfill'
import { addDays, type Day } from '#kit/day.ts'
import { isBankHoliday, nextWorkingDay } from './rules/holidays.ts'
import type { ExceptionKind, Holidays } from './rules/recurrence.ts'
import type { Span } from './rules/terms.ts'

/** What the days of a recurrence are computed from. */
export type RuleParts = {
  readonly rule: string
  readonly startsOn: Day
  readonly endsOn: Day | null
  readonly minute: number | null
  readonly holidays: Holidays
}
export type Exception = {
  readonly onDay: Day
  readonly kind: ExceptionKind
  readonly toDay: Day | null
  readonly toMinute: number | null
}
/** One time that work comes back. `on` is the day that the rule gave: its identity, wherever it is moved. */
export type Occurrence = {
  readonly on: Day
  readonly day: Day
  /** Minutes after local midnight; null at any time. */
  readonly minute: number | null
  /** Why `day` is not `on`, or why the rule does not give it. */
  readonly because: 'holiday' | 'moved' | 'added' | null
}

/** More dates than this in one go is a slip of the finger. */
export const MOST_DATES = 2000

const utc = (day: Day) => Temporal.ZonedDateTime.from(`${day}T00:00:00[UTC]`)

/**
 * The days that the rule alone gives in a span, at most `limit`. Computed on calendar days, where no hour is lost in
 * March: the local time is put on each day afterwards (`instantOf`), so 8 h stays 8 h in summer.
 * Throws on a rule that is not RFC 5545.
 */
export function ruleDays(
  parts: Pick<RuleParts, 'rule' | 'startsOn' | 'endsOn'>,
  span: Span,
  limit: number,
): Day[] {
  const from = span.from > parts.startsOn ? span.from : parts.startsOn
  const to = parts.endsOn && parts.endsOn < span.to ? parts.endsOn : span.to
  if (to < from) return []
  const rule = new RRuleTemporal({ rruleString: parts.rule, dtstart: utc(parts.startsOn), tzid: 'UTC' })
  const given = rule.between(new Date(`${from}T00:00:00Z`), new Date(`${to}T00:00:00Z`), true)
  return given.slice(0, limit).map((at) => at.toString().slice(0, 10) as Day)
}

/**
 * The occurrences whose original day falls in a span, earliest first, at most `limit` (asked one more, a caller knows
 * that there are too many): the rule's days, less those skipped, with those added and moved.
 */
export function occurrencesIn(
  parts: RuleParts,
  exceptions: readonly Exception[],
  span: Span,
  limit: number = MOST_DATES + 1,
): Occurrence[] {
  const by = new Map(exceptions.map((one) => [one.onDay, one]))
  const plain = (on: Day): Occurrence | null => {
    const holiday = parts.holidays !== 'keep' && isBankHoliday(on)
    if (holiday && parts.holidays === 'skip') return null
    return holiday
      ? { on, day: nextWorkingDay(on), minute: parts.minute, because: 'holiday' }
      : { on, day: on, minute: parts.minute, because: null }
  }
  const ruled = ruleDays(parts, span, limit + exceptions.length).flatMap((on) => {
    const exception = by.get(on)
    if (exception?.kind === 'skip') return []
    if (exception?.kind === 'move') return [movedTo(on, exception, parts)]
    return plain(on) ?? []
  })
  const given = new Set(ruled.map(({ on }) => on))
  const added = exceptions.flatMap(({ onDay: on, kind, toMinute }): Occurrence[] =>
    kind === 'add' && on >= span.from && on <= span.to && !given.has(on)
      ? [{ on, day: on, minute: toMinute ?? parts.minute, because: 'added' }]
      : [],
  )
  return [...ruled, ...added]
    .sort((a, b) => (a.day === b.day ? (a.on < b.on ? -1 : 1) : a.day < b.day ? -1 : 1))
    .slice(0, limit)
}

const movedTo = (on: Day, { toDay, toMinute }: Exception, parts: RuleParts): Occurrence => ({
  on,
  day: toDay ?? on,
  minute: toMinute ?? parts.minute,
  because: 'moved',
})

/** The next dates from a day on, looked for over five years: a preview before a rule is saved. */
export function nextOccurrences(
  parts: RuleParts,
  exceptions: readonly Exception[],
  from: Day,
  count: number,
): Occurrence[] {
  return occurrencesIn(parts, exceptions, { from, to: addDays(from, 5 * 366) }, count)
}

/** False when the rule gives no date at all within eight years of its start: 30 February, an end before the first date. */
export const hasDates = (parts: RuleParts): boolean =>
  occurrencesIn(parts, [], { from: parts.startsOn, to: addDays(parts.startsOn, 8 * 366) }, 1).length > 0
