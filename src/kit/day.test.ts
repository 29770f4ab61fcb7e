import { describe, expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  addMonthsToDay,
  day,
  dayIn,
  daysBetween,
  instantOf,
  lastDay,
  minuteIn,
  month,
  monthOf,
  monthsBetween,
  parseDay,
  parseMonth,
  weekday,
} from './day.ts'

test('a day is a real one, written year first', () => {
  expect(parseDay('2024-02-29').ok).toBe(true)
  for (const text of [
    '2026-02-29',
    '2026-02-31',
    '2026-13-01',
    '2026-1-1',
    '01/02/2026',
    '',
    '2026-01-01T00:00',
    '0000-01-01',
    '1899-12-31',
    '2200-01-01',
    '9999-12-31',
  ])
    expect(parseDay(text), text).toEqual({ ok: false, code: 'not_a_day' })
  expect(parseMonth('2026-12').ok).toBe(true)
  for (const text of ['2026-00', '2026-13', '2026-1', '2026']) expect(parseMonth(text).ok, text).toBe(false)
  expect(() => day('2026-02-30')).toThrow(RangeError)
  expect(() => month('2026-13')).toThrow(RangeError)
})

test('days and months are counted over years and leap years', () => {
  expect(addDays(day('2026-12-31'), 1)).toBe('2027-01-01')
  expect(addDays(day('2024-03-01'), -1)).toBe('2024-02-29')
  // Across both changes of hour: a day is a day.
  expect(addDays(day('2026-03-28'), 2)).toBe('2026-03-30')
  expect(daysBetween(day('2026-03-28'), day('2026-10-26'))).toBe(212)
  expect(daysBetween(day('2026-01-02'), day('2026-01-01'))).toBe(-1)
  expect(addMonths(month('2026-01'), -1)).toBe('2025-12')
  expect(addMonths(month('2026-12'), 13)).toBe('2028-01')
  expect(monthsBetween(month('2025-11'), month('2027-01'))).toBe(14)
  expect(monthOf(day('2026-05-09'))).toBe('2026-05')
  expect(lastDay(month('2028-02'))).toBe('2028-02-29')
  expect(addMonthsToDay(day('2026-01-31'), 1)).toBe('2026-02-28')
  expect(addMonthsToDay(day('2026-03-31'), -1)).toBe('2026-02-28')
  expect(addMonthsToDay(day('2026-01-15'), 12)).toBe('2027-01-15')
  expect([weekday(day('2026-03-02')), weekday(day('2026-03-08'))]).toEqual([1, 7])
})

describe('in Paris', () => {
  const zone = 'Europe/Paris'
  const at = (text: string, minute: number) => instantOf(day(text), minute, zone).toISOString()

  test('a day begins at local midnight, in winter and in summer', () => {
    expect(dayIn(new Date('2026-01-01T22:59:59Z'), zone)).toBe('2026-01-01')
    expect(dayIn(new Date('2026-01-01T23:00:00Z'), zone)).toBe('2026-01-02')
    expect(dayIn(new Date('2026-07-01T22:00:00Z'), zone)).toBe('2026-07-02')
    expect(minuteIn(new Date('2026-07-01T22:00:00Z'), zone)).toBe(0)
    expect(minuteIn(new Date('2026-01-01T22:59:30Z'), zone)).toBe(23 * 60 + 59)
    expect(at('2026-01-15', 0)).toBe('2026-01-14T23:00:00.000Z')
    expect(at('2026-07-15', 9 * 60)).toBe('2026-07-15T07:00:00.000Z')
  })

  test('the hour that summer time skips moves forward', () => {
    expect(at('2026-03-29', 60)).toBe('2026-03-29T00:00:00.000Z')
    expect(at('2026-03-29', 2 * 60 + 30)).toBe('2026-03-29T01:30:00.000Z')
    expect(minuteIn(new Date('2026-03-29T01:30:00Z'), zone)).toBe(3 * 60 + 30)
    expect(at('2026-03-29', 3 * 60)).toBe('2026-03-29T01:00:00.000Z')
  })

  test('the hour lived twice is the first one', () => {
    expect(at('2026-10-25', 60)).toBe('2026-10-24T23:00:00.000Z')
    expect(at('2026-10-25', 2 * 60 + 30)).toBe('2026-10-25T00:30:00.000Z')
    expect(at('2026-10-25', 3 * 60)).toBe('2026-10-25T02:00:00.000Z')
  })
})

test.each(['Europe/Paris', 'America/Martinique', 'America/New_York', 'Pacific/Noumea', 'UTC'])(
  'every half hour of the weeks that change in %s is found again, day and minute',
  (zone) => {
    // The changes of 2026: 8 and 29 March, 25 October, 1 November.
    for (const [month, date] of [
      [2, 7],
      [2, 28],
      [9, 24],
      [9, 31],
    ] as const)
      for (let at = Date.UTC(2026, month, date); at < Date.UTC(2026, month, date + 3); at += 1_800_000) {
        const instant = new Date(at)
        const again = instantOf(dayIn(instant, zone), minuteIn(instant, zone), zone)
        // The second of two equal hours answers the first.
        expect([at, at - 3_600_000]).toContain(again.getTime())
        expect(minuteIn(again, zone)).toBe(minuteIn(instant, zone))
      }
  },
)
