import { describe, expect, test } from 'vitest'
import { studentQuantile } from '#kit/quantiles.ts'
import {
  CONFIDENCES,
  differenceOfMeans,
  meanInterval,
  meanOver,
  type Sample,
  shareInterval,
  shareOver,
} from './intervals.ts'

const sampleOf = (values: readonly number[]): Sample => {
  const n = values.length
  const mean = values.reduce((sum, v) => sum + v, 0) / n
  return { mean, n, spread: Math.sqrt(values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / (n - 1)) }
}

/** Hours of sleep gained with each of two drugs by the same ten people (« Student », Biometrika 6, 1908). */
const SLEEP = [
  [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2],
  [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4],
] as const

describe('a share (Wilson)', () => {
  // R. G. Newcombe, Statistics in Medicine 17 (1998), table I, method 3: score without continuity correction, 95 %.
  test.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('%d of %d: from %d to %d, as published', (hits, n, low, high) => {
    const interval = shareInterval(hits / n, n, 95)!
    expect(interval.low).toBeCloseTo(low, 4)
    expect(interval.high).toBeCloseTo(high, 4)
  })

  // 0 of 10 by hand: the high end is z² / (n + z²).
  test.each([
    [95, 3.841459],
    [90, 2.705543],
    [80, 1.642374],
  ] as const)('at %d %%, 0 of 10 ends at z² / (n + z²)', (level, z2) => {
    expect(shareInterval(0, 10, level)!.high).toBeCloseTo(z2 / (10 + z2), 6)
  })

  test('holds the share, stays between 0 and 1, mirrors, and narrows as cases come', () => {
    for (const n of [1, 2, 7, 40, 5000])
      for (let hits = 0; hits <= n; hits += Math.ceil(n / 7))
        for (const level of CONFIDENCES) {
          const { low, high } = shareInterval(hits / n, n, level)!
          expect(low).toBeGreaterThanOrEqual(0)
          expect(high).toBeLessThanOrEqual(1)
          expect(low).toBeLessThanOrEqual(hits / n)
          expect(high).toBeGreaterThanOrEqual(hits / n)
          const mirror = shareInterval((n - hits) / n, n, level)!
          expect(mirror.high).toBeCloseTo(1 - low, 9)
          const more = shareInterval(hits / n, n * 4, level)!
          expect(more.high - more.low).toBeLessThan(high - low)
        }
    expect(shareInterval(0, 0, 95)).toBeNull()
  })

  test('the certainty and the interval say the same: 97.5 % at its low end', () => {
    for (const [hits, n] of [
      [81, 263],
      [5, 12],
      [29, 30],
    ] as const) {
      const { low, high } = shareInterval(hits / n, n, 95)!
      expect(shareOver(hits / n, n, low)).toBeCloseTo(0.975, 6)
      expect(shareOver(hits / n, n, high)).toBeCloseTo(0.025, 6)
    }
    expect(shareOver(1, 8, 1)).toBe(0.5)
    expect(shareOver(0.9, 8, 1)).toBe(0)
    expect(shareOver(0.1, 8, 0)).toBe(1)
    expect(shareOver(0, 0, 0.4)).toBeNull()
  })
})

describe('a mean (Student)', () => {
  // Table of Student’s t, two-sided 95 % (Fisher and Yates, Statistical Tables, table III) and 90 %, 80 %.
  test.each([
    [0.975, 1, 12.706],
    [0.975, 2, 4.303],
    [0.975, 4, 2.776],
    [0.975, 9, 2.262],
    [0.975, 20, 2.086],
    [0.975, 30, 2.042],
    [0.975, 120, 1.98],
    [0.95, 5, 2.015],
    [0.95, 10, 1.812],
    [0.9, 3, 1.638],
    [0.9, 25, 1.316],
  ])('the quantile %d with %d degrees is %d, as tabled', (p, df, t) => {
    expect(studentQuantile(p, df)).toBeCloseTo(t, 3)
  })

  test('the hours of sleep that one drug gave over the other: from 0.70 to 2.46', () => {
    const gained = SLEEP[0].map((hours, i) => SLEEP[1][i]! - hours)
    const interval = meanInterval(sampleOf(gained), 95)!
    expect(interval.low).toBeCloseTo(0.7001142, 6)
    expect(interval.high).toBeCloseTo(2.4598858, 6)
    // t = 4.0621 with 9 degrees: p = 0.002833, both sides.
    expect(meanOver(sampleOf(gained), 0)).toBeCloseTo(1 - 0.002833 / 2, 6)
  })

  test('one observation says nothing of how much they differ; equal ones leave no margin', () => {
    expect(meanInterval({ mean: 5, spread: 0, n: 1 }, 95)).toBeNull()
    expect(meanInterval({ mean: 5, spread: 0, n: 4 }, 95)).toEqual({ low: 5, high: 5 })
    expect(meanOver({ mean: 5, spread: 0, n: 4 }, 4)).toBe(1)
    expect(meanOver({ mean: 5, spread: 0, n: 1 }, 4)).toBeNull()
  })
})

describe('the difference of two means (Welch)', () => {
  test('the two drugs as if given to two groups: t.test of R on the same data', () => {
    const found = differenceOfMeans(sampleOf(SLEEP[0]), sampleOf(SLEEP[1]), 95)!
    expect(found.difference).toBeCloseTo(-1.58, 9)
    expect(found.df).toBeCloseTo(17.7764735, 6)
    expect(found.p).toBeCloseTo(0.07939, 5)
    expect(found.low).toBeCloseTo(-3.3654832, 6)
    expect(found.high).toBeCloseTo(0.2054832, 6)
  })

  test('turned round it changes sign; a wider trust gives a wider interval; too few give none', () => {
    const [a, b] = [sampleOf(SLEEP[0]), sampleOf(SLEEP[1])]
    const there = differenceOfMeans(a, b, 95)!
    const back = differenceOfMeans(b, a, 95)!
    expect(back.low).toBeCloseTo(-there.high, 9)
    const narrow = differenceOfMeans(a, b, 80)!
    expect(narrow.high - narrow.low).toBeLessThan(there.high - there.low)
    expect(differenceOfMeans(a, { mean: 1, spread: 0, n: 1 }, 95)).toBeNull()
    const still = { mean: 2, spread: 0, n: 3 }
    expect(differenceOfMeans(still, still, 95)).toMatchObject({ low: 0, high: 0, p: 1 })
  })
})
