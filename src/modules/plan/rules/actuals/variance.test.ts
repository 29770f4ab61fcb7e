import { expect, test } from 'vitest'
import { month } from '#kit/day.ts'
import { accuracyOf } from './accuracy.ts'
import { asksAttention } from './alerts.ts'
import { finishedMonths, over, yearToDate } from './period.ts'
import { isBeyond, judge, onCash, type Tolerances, varianceOf } from './variance.ts'

const t: Tolerances = { percent: 10, cents: 100, months: 2 }

test('less cost is good, less income is bad, and nothing is neither', () => {
  expect(varianceOf('cost', 1000, 800)).toEqual({
    planned: 1000,
    actual: 800,
    amount: -200,
    share: -0.2,
    good: true,
  })
  expect(varianceOf('income', 1000, 800).good).toBe(false)
  expect(varianceOf('in-kind', 1000, 1200).good).toBe(true)
  expect(varianceOf('income', 0, 50)).toMatchObject({ share: null, good: true })
  expect(varianceOf('cost', 70, 70)).toMatchObject({ amount: 0, good: null })
  expect([onCash('income', 5), onCash('cost', 5), onCash('in-kind', 5)]).toEqual([5, -5, 0])
})

test('both tolerances must be passed', () => {
  expect(isBeyond(10_000, 10_900, t)).toBe(false)
  expect(isBeyond(500, 599, t)).toBe(false)
  expect(isBeyond(500, 601, t)).toBe(true)
  expect(isBeyond(10_000, 11_001, t)).toBe(true)
})

test('a difference is watched, then called a drift after two months in a row on the year to date', () => {
  const planned = [1000, 1000, 1000, 1000]
  expect(judge('income', planned, [1000, 700, 700, 700], 0, t)).toEqual({ status: 'on-target', streak: 0 })
  expect(judge('income', planned, [1000, 700, 700, 700], 1, t)).toEqual({ status: 'watch', streak: 1 })
  expect(judge('income', planned, [1000, 700, 700, 700], 2, t)).toEqual({ status: 'drift', streak: 2 })
  expect(judge('cost', planned, [1000, 700, 700, 700], 2, t)).toEqual({ status: 'better', streak: 2 })
  // Paid a month late: the year to date is right again.
  expect(judge('income', planned, [1000, 0, 2000, 1000], 2, t)).toEqual({ status: 'on-target', streak: 0 })
  expect(judge('income', planned, null, 2, t).status).toBe('unknown')
})

test('a new plan year begins without the debts of the last', () => {
  const planned = Array.from({ length: 14 }, () => 1000)
  const actual = planned.map((amount, m) => (m < 12 ? 500 : amount))
  expect(judge('income', planned, actual, 11, t)).toEqual({ status: 'drift', streak: 12 })
  expect(judge('income', planned, actual, 12, t)).toEqual({ status: 'on-target', streak: 0 })
})

test('years to date: the plan year from its start, the calendar year from January or the first month of the plan', () => {
  const start = month('2025-11')
  expect(yearToDate(start, 11, 'plan')).toEqual({ from: 0, to: 11 })
  expect(yearToDate(start, 12, 'plan')).toEqual({ from: 12, to: 12 })
  expect(yearToDate(start, 1, 'calendar')).toEqual({ from: 0, to: 1 })
  expect(yearToDate(start, 2, 'calendar')).toEqual({ from: 2, to: 2 })
  expect(yearToDate(start, 11, 'calendar')).toEqual({ from: 2, to: 11 })
  expect(over([1, 2, 4, 8], { from: 1, to: 2 })).toBe(6)
})

test('a month in progress is not finished; before the plan none is, after it all are', () => {
  expect(finishedMonths(month('2026-01'), 12, month('2026-03'))).toBe(2)
  expect(finishedMonths(month('2026-01'), 12, month('2025-03'))).toBe(0)
  expect(finishedMonths(month('2026-01'), 12, month('2028-03'))).toBe(12)
})

test('an alert put aside comes back once a quarter worse and beyond the tolerance', () => {
  expect(asksAttention(-1000, null, 100)).toBe(true)
  expect(asksAttention(-1200, { gap: -1000 }, 100)).toBe(false)
  expect(asksAttention(-1300, { gap: -1000 }, 100)).toBe(true)
  expect(asksAttention(-1300, { gap: -1000 }, 500)).toBe(false)
  expect(asksAttention(-500, { gap: -1000 }, 100)).toBe(false)
})

test('accuracy counts only the months that were still to come', () => {
  expect(accuracyOf([9, 110, 80], [100, 100, 100], 1, 2)).toEqual({ months: 2, gap: 15, share: 0.85 })
  expect(accuracyOf([1], [0], 0, 0)).toEqual({ months: 1, gap: 1, share: null })
  expect(accuracyOf([1], [1], 3, 2)).toBeNull()
})
