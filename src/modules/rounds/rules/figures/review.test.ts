import { expect, test } from 'vitest'
import { barsAround, ratiosOf, type Sums, together } from './review.ts'

const sums = (over: Partial<Sums> = {}): Sums => ({
  ...{ rounds: 1, stops: 4, metres: 10_000, margin: 2000, plannedMargin: 2400, plannedStops: 5 },
  ...{ plannedMetres: 12_000, alone: 40_000, grams: 6000, tried: 4, failed: 1, timed: 2, onTime: 1, ...over },
})

test('a small round does not weigh as much as a large one', () => {
  const all = together([sums(), sums({ stops: 16, margin: 0, tried: 16, failed: 1 })])
  expect(ratiosOf(all)).toMatchObject({
    perRound: { planned: 2400, actual: 1000 },
    perStop: { planned: 480, actual: 100 },
    perKm: { planned: 200, actual: 100 },
    ...{ onTime: 0.5, failed: 0.1, savedMetres: 60_000, savedGrams: 12_000 },
  })
})

test('without rounds there is nothing to say, and no division by nothing', () => {
  expect(ratiosOf(together([]))).toEqual({
    perRound: { planned: null, actual: null },
    perStop: { planned: null, actual: null },
    perKm: { planned: null, actual: null },
    ...{ onTime: null, failed: null, savedMetres: 0, savedGrams: 0 },
  })
})

test('losses are left of the zero, gains right of it, all within the width', () => {
  const { zero, at } = barsAround([-1000, 3000])
  expect([at(-1000), zero, at(3000)]).toEqual([0, 0.25, 1])
  expect(barsAround([500, 1000]).zero).toBe(0)
  expect(barsAround([]).zero).toBe(0)
})
