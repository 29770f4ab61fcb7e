import { expect, test } from 'vitest'
import { type Compared, compare, differenceOfShares, figureInterval } from './compare.ts'

const scheme = (id: string, value: number | null, spread: number | null, n = 6): Compared => ({
  id,
  trips: n,
  figure: { value, spread, sample: n },
})

// Newcombe 1998 (Statistics in Medicine 17, 873–890), table II, method 10.
test.each([
  [56, 70, 48, 80, 0.0524, 0.3339],
  [9, 10, 3, 10, 0.1705, 0.809],
  [6, 7, 2, 7, 0.0582, 0.8062],
  [5, 56, 0, 29, -0.0381, 0.1926],
  [0, 10, 0, 20, -0.1611, 0.2775],
  [10, 10, 0, 20, 0.6791, 1],
])('difference of %i/%i and %i/%i as published', (a, m, b, n, low, high) => {
  const found = differenceOfShares({ share: a / m, n: m }, { share: b / n, n }, 95)!
  expect(found.low).toBeCloseTo(low, 4)
  expect(found.high).toBeCloseTo(high, 4)
})

test('too early while a scheme lacks trips, and says how many', () => {
  const outcome = compare('margin-per-stop', [scheme('a', 300, 50, 4), scheme('b', 200, 50, 6)], 6, 95)
  expect(outcome).toEqual({ kind: 'too-early', missing: 2 })
  expect(compare('margin-per-stop', [scheme('a', 300, 50), scheme('b', null, null)], 6, 95).kind).toBe(
    'too-early',
  )
  expect(compare('margin-per-stop', [scheme('a', 300, 50, 1), scheme('b', 200, 50, 1)], 1, 95).kind).toBe(
    'too-early',
  )
})

test('a wide difference is sure, a narrow one is not, and both name the better scheme', () => {
  const wide = compare('margin-per-stop', [scheme('a', 200, 50), scheme('b', 400, 60)], 6, 95)
  expect(wide).toMatchObject({ kind: 'told', best: 'b', second: 'a', difference: 200, sure: true })
  const narrow = compare('margin-per-stop', [scheme('a', 380, 50), scheme('b', 400, 60)], 6, 95)
  expect(narrow).toMatchObject({ best: 'b', difference: 20, sure: false })
})

test('for a cost, less is better, and the advantage stays positive', () => {
  const told = compare('cost-per-stop', [scheme('a', 900, 40), scheme('b', 600, 40)], 6, 95)
  expect(told).toMatchObject({ best: 'b', second: 'a', difference: 300, sure: true })
  if (told.kind === 'told') expect(told.low).toBeLessThanOrEqual(300)
  if (told.kind === 'told') expect(told.high).toBeGreaterThanOrEqual(300)
})

test('the order in which schemes are given changes nothing', () => {
  const schemes = [scheme('a', 200, 50), scheme('b', 400, 60), scheme('c', 300, 20)]
  const told = compare('margin-per-km', schemes, 6, 90)
  expect(compare('margin-per-km', schemes.toReversed(), 6, 90)).toEqual(told)
  expect(told).toMatchObject({ best: 'b', second: 'c' })
})

test('a share has its Wilson interval, an amount that of Student, and nothing has none', () => {
  expect(figureInterval('satisfaction', { value: 0.8, sample: 20, spread: null }, 95)!.low).toBeCloseTo(
    0.584,
    3,
  )
  const amount = figureInterval('cost-per-stop', { value: 500, sample: 5, spread: 100 }, 95)!
  // t(0,975; 4) = 2,776.
  expect(amount.high - 500).toBeCloseTo((2.7764 * 100) / Math.sqrt(5), 1)
  expect(figureInterval('cost-per-stop', { value: null, sample: 0, spread: null }, 95)).toBeNull()
})
