import { describe, expect, test } from 'vitest'
import { day, instantOf } from '#kit/day.ts'
import {
  type Exception,
  hasDates,
  nextOccurrences,
  occurrencesIn,
  type RuleParts,
} from './occurrences.server.ts'
import { bankHolidays, easter, nextWorkingDay } from './rules/holidays.ts'
import { type Rhythmic, ruleOf, wordsOfRule } from './rules/recurrence.ts'

const parts = (change: Partial<RuleParts> = {}): RuleParts => ({
  rule: 'FREQ=MONTHLY;BYDAY=1TU',
  startsOn: day('2026-01-01'),
  endsOn: null,
  minute: 480,
  holidays: 'keep',
  ...change,
})
const year = { from: day('2026-01-01'), to: day('2026-12-31') }
const days = (p: RuleParts, exceptions: readonly Exception[] = []) =>
  occurrencesIn(p, exceptions, year).map((one) => one.day)

test('Easter and what follows it', () => {
  expect([2024, 2025, 2026, 2027, 2038].map(easter)).toEqual([
    '2024-03-31',
    '2025-04-20',
    '2026-04-05',
    '2027-03-28',
    '2038-04-25',
  ])
  expect([...bankHolidays(2026)].sort()).toEqual(
    '01-01 04-06 05-01 05-08 05-14 05-25 07-14 08-15 11-01 11-11 12-25'.split(' ').map((d) => `2026-${d}`),
  )
  expect(nextWorkingDay(day('2026-05-08'))).toBe('2026-05-11')
})

test('every rule that the form writes is read back in the same words', () => {
  const all: Rhythmic[] = [
    { rhythm: 'week', every: 1, days: ['TU'] },
    { rhythm: 'week', every: 2, days: ['MO', 'FR'] },
    { rhythm: 'month-weekday', every: 1, nth: 1, day: 'TU' },
    { rhythm: 'month-weekday', every: 3, nth: -1, day: 'FR' },
    { rhythm: 'month-day', every: 1, monthDay: -1 },
    { rhythm: 'year', every: 1 },
  ]
  for (const words of all) {
    const rule = ruleOf(words)
    expect(rule.ok && wordsOfRule(rule.value)).toEqual(words)
  }
  expect(ruleOf({ rhythm: 'week', every: 1, days: [] })).toMatchObject({ code: 'days_needed' })
})

describe('dates', () => {
  test('every first Tuesday at 8 h stays at 8 h across both changes of hour', () => {
    const found = occurrencesIn(parts(), [], year)
    expect(found).toHaveLength(12)
    expect(
      found.slice(2, 4).map((one) => instantOf(one.day, one.minute!, 'Europe/Paris').toISOString()),
    ).toEqual(['2026-03-03T07:00:00.000Z', '2026-04-07T06:00:00.000Z'])
  })

  test('a bank holiday is kept, skipped, or done the next working day', () => {
    const monday = { rule: 'FREQ=WEEKLY;BYDAY=MO', startsOn: day('2026-03-30') }
    expect(days(parts(monday)).slice(0, 3)).toEqual(['2026-03-30', '2026-04-06', '2026-04-13'])
    expect(days(parts({ ...monday, holidays: 'skip' })).slice(0, 3)).toEqual([
      '2026-03-30',
      '2026-04-13',
      '2026-04-20',
    ])
    const next = occurrencesIn(parts({ ...monday, holidays: 'next' }), [], year)[1]
    expect(next).toEqual({ on: '2026-04-06', day: '2026-04-07', minute: 480, because: 'holiday' })
  })

  test('one date moved, one skipped, one added: the others stay, and a moved one keeps its name', () => {
    const none = { toDay: null, toMinute: null }
    const found = occurrencesIn(
      parts(),
      [
        { onDay: day('2026-02-03'), kind: 'move', toDay: day('2026-02-05'), toMinute: 600 },
        { onDay: day('2026-03-03'), kind: 'skip', ...none },
        { onDay: day('2026-03-20'), kind: 'add', ...none },
      ],
      year,
    )
    expect(found).toHaveLength(12)
    expect(found[1]).toEqual({ on: '2026-02-03', day: '2026-02-05', minute: 600, because: 'moved' })
    expect(found[2]).toMatchObject({ on: '2026-03-20', because: 'added' })
  })

  test('the last day of the month, every other week, a year that has no 29 February', () => {
    expect(days(parts({ rule: 'FREQ=MONTHLY;BYMONTHDAY=-1' })).slice(0, 2)).toEqual([
      '2026-01-31',
      '2026-02-28',
    ])
    const fortnight = parts({ rule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE', startsOn: day('2026-03-04') })
    expect(nextOccurrences(fortnight, [], day('2026-03-10'), 3).map((one) => one.day)).toEqual([
      '2026-03-16',
      '2026-03-18',
      '2026-03-30',
    ])
    const leap = parts({ rule: 'FREQ=YEARLY', startsOn: day('2028-02-29') })
    expect(occurrencesIn(leap, [], { from: day('2028-01-01'), to: day('2036-12-31') })).toHaveLength(3)
  })

  test('a rule without a date is known, and too many stop at one more than the most', () => {
    expect(hasDates(parts())).toBe(true)
    expect(hasDates(parts({ endsOn: day('2026-01-05') }))).toBe(false)
    expect(
      hasDates(parts({ rule: 'FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=31', startsOn: day('2026-02-01') })),
    ).toBe(false)
    const daily = parts({ rule: 'FREQ=DAILY' })
    expect(occurrencesIn(daily, [], { from: year.from, to: day('2039-12-31') })).toHaveLength(2001)
  })
})
