import { expect, test } from 'vitest'
import { random } from '../sample.ts'
import { quantiles } from './quantiles.ts'
import { correlations, midRanks, midRanksOfWhole, standardise } from './ranks.ts'
import { LEVELS } from './simulation.ts'

const next = random(1)
const shapes: readonly (readonly [string, () => number])[] = [
  ['even', () => next()],
  ['few values', () => Math.floor(next() * 4) * 1e9 - 1e9],
  ['one value', () => -17.25],
  ['far outliers', () => (next() < 0.01 ? 1e12 * next() : next())],
]

test.each(shapes)('quantiles are those of the sorted runs: %s', (_, value) => {
  for (const n of [1, 2, 3, 25, 1000, 5003]) {
    const values = Float64Array.from({ length: n }, value)
    const sorted = values.slice().sort()
    const exact = LEVELS.map((level) => {
      const at = level * (n - 1)
      const below = sorted[Math.floor(at)]!
      return below + (sorted[Math.ceil(at)]! - below) * (at - Math.floor(at))
    })
    expect(quantiles(values, LEVELS)).toEqual(exact)
  }
})

test('equal values share the mean of their ranks, sorted or counted', () => {
  const values = Float64Array.from([3, 1, 3, 2, 3])
  const ranks = [0.7, 0.1, 0.7, 0.3, 0.7]
  expect(Array.from(midRanks(values), (rank) => Math.round(rank * 10) / 10)).toEqual(ranks)
  expect(midRanksOfWhole(values)).toEqual(midRanks(values))
})

test.each(shapes)('ranks are those of counting smaller and equal values: %s', (_, value) => {
  const values = Float64Array.from({ length: 300 }, value)
  const exact = values.map((one) => {
    const below = values.filter((other) => other < one).length
    const equal = values.filter((other) => other === one).length
    return (2 * below + equal) / 600
  })
  for (const [i, rank] of midRanks(values).entries()) expect(rank).toBeCloseTo(exact[i]!, 12)
})

test('a correlation with itself is 1, with its opposite −1, with what never changes 0', () => {
  const values = Float64Array.from({ length: 100 }, () => next())
  const up = standardise(values.slice())
  const down = standardise(values.map((value) => -value))
  const [same, opposite] = correlations(values, up, down)
  expect(same).toBeCloseTo(1, 12)
  expect(opposite).toBeCloseTo(-1, 12)
  expect(correlations(new Float64Array(100).fill(0.3), up, down)).toEqual([0, 0])
})
