import { expect, test } from 'vitest'
import { addDays, type Day, day } from '#kit/day.ts'
import { checkYear, fiscalYearNamed, fiscalYearOf, fiscalYearsBetween, type Span } from './fiscal-year.ts'

const span = (startsOn: string, endsOn: string): Span => ({ startsOn: day(startsOn), endsOn: day(endsOn) })
const school = [span('2026-09-01', '2027-08-31')]

test.each([
  ['2026-03-02', [], '2026-01-01', '2026-12-31'],
  ['2026-03-02', school, '2026-01-01', '2026-08-31'],
  ['2026-09-01', school, '2026-09-01', '2027-08-31'],
  ['2029-02-28', school, '2028-09-01', '2029-08-31'],
  ['2025-12-31', school, '2025-01-01', '2025-12-31'],
  ['2025-10-28', [span('2025-10-15', '2026-12-31')], '2025-10-15', '2026-12-31'],
] as const)('%s falls in the right year', (on, declared, startsOn, endsOn) => {
  expect(fiscalYearOf(day(on), declared)).toEqual({ startsOn, endsOn, year: endsOn.slice(0, 4) })
})

test('every day belongs to exactly one year, and years follow each other without a hole', () => {
  const declared = [span('2025-03-10', '2026-06-30'), span('2029-10-01', '2030-09-30')]
  for (let d = day('2022-01-01'); d < '2034-01-01'; d = addDays(d, 1)) {
    const year = fiscalYearOf(d, declared)
    expect(year.startsOn <= d && d <= year.endsOn).toBe(true)
    const tomorrow = fiscalYearOf(addDays(d, 1), declared)
    expect(tomorrow.startsOn).toBe(d === year.endsOn ? addDays(d, 1) : year.startsOn)
  }
})

test('years are found by the calendar year they end in, and listed the newest first', () => {
  expect(fiscalYearNamed('2027', school)).toMatchObject({ startsOn: '2026-09-01' })
  expect(fiscalYearNamed('2026', school)).toMatchObject({ endsOn: '2026-08-31' })
  const long = [span('2025-10-15', '2026-12-31')]
  expect(fiscalYearNamed('2026', long)).toMatchObject({ startsOn: '2025-10-15' })
  expect(fiscalYearNamed('2025', long)).toMatchObject({ endsOn: '2025-10-14' })
  expect(fiscalYearNamed('vingt', [])).toBeNull()
  expect(fiscalYearsBetween(day('2025-02-01'), day('2026-10-01'), school).map((y) => y.year)).toEqual([
    '2027',
    '2026',
    '2025',
  ])
})

test.each([
  ['2026-09-01', '2027-08-31', 'ok'],
  ['2026-09-01', '2026-08-31', 'ends_before_start'],
  ['2026-09-02', '2027-08-31', 'not_a_month_start'],
  ['2026-09-01', '2027-08-30', 'not_a_month_end'],
  ['2026-09-01', '2028-09-30', 'year_too_long'],
  ['2026-09-01', '2028-08-31', 'ok'],
  // The calendar year before would be cut on 30 June 2026 and this one end in 2026 too.
  ['2026-07-01', '2026-12-31', 'year_twice'],
])('a year from %s to %s: %s', (startsOn, endsOn, answer) => {
  const checked = checkYear(span(startsOn, endsOn), [])
  expect(checked.ok ? 'ok' : checked.code).toBe(answer)
})

test('a year never begins inside a declared one', () => {
  expect(checkYear(span('2027-01-01', '2027-12-31'), school)).toMatchObject({ code: 'year_overlaps' })
  expect(checkYear({ startsOn: '2027-09-01' as Day, endsOn: '2028-12-31' as Day }, school).ok).toBe(true)
})
