import { expect, test } from 'vitest'
import { addDelayed, indexed, partOf, roundCents, series, spread, sum } from './spread.ts'

test('rounds half away from zero and never gives minus zero', () => {
  expect([0.5, 1.5, 2.4, -0.5, -1.5, -2.4].map(roundCents)).toEqual([1, 2, 2, -1, -2, -2])
  expect(Object.is(roundCents(-0.2), 0)).toBe(true)
})

test('a half that doubles miss by a bit is still a half, as on paper and in a spreadsheet', () => {
  expect(45 * 0.7).toBeLessThan(31.5)
  expect([45 * 0.7, -45 * 0.7, 1.005 * 100].map(roundCents)).toEqual([32, -32, 101])
  expect([31.499, 31.4999999, 2 ** 52].map(roundCents)).toEqual([31, 31, 2 ** 52])
})

test('equal parts of whole cents sum to the total', () => {
  for (const [total, n] of [
    [100, 3],
    [1, 12],
    [99_999, 7],
    [0, 5],
  ] as const) {
    const parts = Array.from({ length: n }, (_, k) => partOf(total, k, n))
    expect(sum(parts)).toBe(total)
    expect(Math.max(...parts) - Math.min(...parts)).toBeLessThanOrEqual(1)
  }
})

test('a spread that starts before the plan or ends after it keeps only the months of the plan', () => {
  const into = series(4)
  spread(into, 1200, -2, 12)
  expect([...into]).toEqual([100, 100, 100, 100])
  const single = series(2)
  spread(single, 500, 2, 1)
  spread(single, 500, -1, 1)
  expect([...single]).toEqual([0, 0])
})

test('45 days pay half after one month and half after two, to the cent', () => {
  const paid = series(4)
  addDelayed(paid, Float64Array.of(101, 0, 0, 100), 45)
  expect([...paid]).toEqual([0, 50, 51, 0])
})

test('prices rise at each plan year and not within it', () => {
  expect(indexed(2, 11)).toBe(1)
  expect(indexed(2, 12)).toBeCloseTo(1.02, 12)
  expect(indexed(undefined, 40)).toBe(1)
})
