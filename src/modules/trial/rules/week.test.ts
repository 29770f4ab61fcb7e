import { expect, test } from 'vitest'
import { day } from '#kit/day.ts'
import { comparedWith, reviewLate, welcome } from './week.ts'

const today = day('2026-03-20')

test.each<[string | null, string, string]>([
  [null, '2026-03-13', 'no review yet: a week'],
  ['2026-03-18', '2026-03-13', 'held two days ago: still a week'],
  ['2026-03-09', '2026-03-09', 'a week missed: since that one'],
  ['2026-01-02', '2026-02-20', 'months missed: four weeks'],
])('after a review on %s, today is compared with %s (%s)', (last, expected) => {
  expect(comparedWith(today, last === null ? null : day(last))).toBe(expected)
})

test('a change is welcome by what the measure wants, and by nothing when it did not move', () => {
  expect(welcome(0.4, 0.5, 'higher')).toBe(true)
  expect(welcome(0.4, 0.5, 'lower')).toBe(false)
  expect(welcome(0.4, 0.4, 'higher')).toBeNull()
  expect(welcome(null, 0.4, 'higher')).toBeNull()
})

test('a review is due seven days after the last one', () => {
  expect(reviewLate(today, day('2026-03-14'))).toBe(-1)
  expect(reviewLate(today, day('2026-03-12'))).toBe(1)
  expect(reviewLate(today, null)).toBeNull()
})
