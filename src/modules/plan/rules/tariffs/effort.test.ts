import { expect, test } from 'vitest'
import { effortOf, effortRate, mostPressed } from './effort.ts'
import { consumptionUnits, familyParts, type HouseholdType, incomeAtIndex } from './households.ts'
import { decilesFault, incomeAt, others, shareBelow, tenths, weighted } from './income.ts'

const euros = (...amounts: (number | null)[]) => amounts.map((n) => (n === null ? null : n * 100))
/** Each decile is 1.1 times the one before: the curve between them is exactly log-linear. */
const even = Array.from({ length: 9 }, (_, i) => 1_000_000 * 1.1 ** i)
const sort = (name: string, older: number, younger: number, weight = 1): HouseholdType => ({
  ...{ name, older, younger, weight },
  segment: 'inhabitant',
})

test('consumption units of the households people know', () => {
  expect(consumptionUnits({ older: 1, younger: 0 })).toBe(1)
  expect(consumptionUnits({ older: 1, younger: 1 })).toBe(1.3)
  expect(consumptionUnits({ older: 2, younger: 0 })).toBe(1.5)
  expect(consumptionUnits({ older: 2, younger: 2 })).toBe(2.1)
  expect(consumptionUnits({ older: 3, younger: 1 })).toBe(2.3)
  expect(consumptionUnits({ older: 0, younger: 0 })).toBe(0)
})

test('parts of the means-test index, and the income it stands for', () => {
  expect([0, 1, 2, 3, 4].map((younger) => familyParts({ older: 2, younger }))).toEqual([2, 2.5, 3, 4, 4.5])
  expect(familyParts({ older: 1, younger: 1 })).toBe(2.5)
  // 600 € a month × 12 × 2.5 parts = 18 000 € a year, over 1.3 units.
  expect(incomeAtIndex(60_000, { older: 1, younger: 1 })).toBeCloseTo(1_800_000 / 1.3)
})

test('an effort checked by hand: 23 € a month on 12 000 € a year', () => {
  expect(effortRate(27_600, 1_200_000, 1)).toBeCloseTo(0.023)
  expect(effortRate(27_600, 1_200_000, 1.5)).toBeCloseTo(0.01533, 5)
})

test('between two deciles the logarithm rises evenly, and deciles are met exactly', () => {
  expect(shareBelow(even, even[2]!)).toEqual({ from: 0.3, to: 0.3 })
  const half = shareBelow(even, Math.sqrt(even[2]! * even[3]!))
  expect(half.from).toBeCloseTo(0.35, 12)
  expect(half.to).toBe(half.from)
  expect(incomeAt(even, 0.35)).toBeCloseTo(Math.sqrt(even[2]! * even[3]!), 6)
})

test('under D1 and above D9 only a bound is known', () => {
  expect(shareBelow(even, 1)).toEqual({ from: 0, to: 0.1 })
  expect(shareBelow(even, 1e12)).toEqual({ from: 0.9, to: 1 })
  expect(shareBelow(even, 0)).toEqual({ from: 0, to: 0 })
  expect(shareBelow([], 5)).toEqual({ from: 0, to: 1 })
  expect(incomeAt(even, 0.05)).toBeNull()
  expect(incomeAt(even, 0.95)).toBeNull()
})

test('deciles kept secret are read between those published', () => {
  const few = euros(10_000, null, null, null, 20_000, null, null, null, 40_000)
  // A quarter of the way in shares is a quarter of the way in logarithms: 10 000 × 2^¼.
  expect(incomeAt(few, 0.2)).toBeCloseTo(1_000_000 * 2 ** 0.25, 4)
  expect(shareBelow(few, 1_000_000 * 2 ** 0.25).from).toBeCloseTo(0.2, 12)
  expect(decilesFault(few)).toBeNull()
})

test('two equal deciles divide nothing by zero', () => {
  const flat = euros(10_000, 10_000, 12_000, 13_000, 14_000, 15_000, 16_000, 17_000, 18_000)
  expect(shareBelow(flat, 1_000_000)).toEqual({ from: 0.1, to: 0.1 })
  expect(incomeAt(flat, 0.15)).toBe(1_000_000)
})

test('deciles that cannot be used say why and where', () => {
  expect(decilesFault([1, 2])).toMatchObject({ code: 'deciles_count' })
  expect(decilesFault(euros(2, 1, 3, 4, 5, 6, 7, 8, 9))).toEqual({ code: 'deciles_order', at: 1 })
  expect(decilesFault(euros(0, 1, 3, 4, 5, 6, 7, 8, 9))).toEqual({ code: 'deciles_not_positive', at: 0 })
  expect(decilesFault(euros(null, null, null, null, 5, null, null, null, null))).toEqual({
    code: 'deciles_needed',
    at: 0,
  })
})

test('who is left out: by hand on an even curve', () => {
  // 220 € a year under 2 % asks 11 000 € for one person: exactly D2. A couple needs 11 000 / 1.5, under D1.
  const made = effortOf(even, [sort('seule', 1, 0), sort('couple', 2, 0)], 0.02, () => 22_000)
  const [alone, couple] = made.households
  expect(alone!.threshold).toBeCloseTo(1_100_000)
  expect(alone!.leftOut.from).toBeCloseTo(0.2, 9)
  expect(couple!.leftOut).toEqual({ from: 0, to: 0.1 })
  expect(made.leftOut.from).toBeCloseTo(0.1, 9)
  expect(made.leftOut.to).toBeCloseTo(0.15, 9)
  expect(alone!.rates[0]).toBeCloseTo(0.022)
  expect(couple!.rates[0]).toBeCloseTo(0.022 / 1.5)
  expect(mostPressed(made.households)?.household.name).toBe('seule')
})

test('weights count sorts of households, none at all counts them the same', () => {
  const parts = [
    { range: { from: 0.2, to: 0.2 }, weight: 3 },
    { range: { from: 0, to: 0.1 }, weight: 1 },
  ]
  expect(weighted(parts).from).toBeCloseTo(0.15)
  expect(weighted(parts).to).toBeCloseTo(0.175)
  expect(weighted(parts.map((part) => ({ ...part, weight: 0 }))).from).toBeCloseTo(0.1)
})

test('people out of ten', () => {
  expect(tenths({ from: 0.27, to: 0.27 })).toEqual({ low: 3, high: 3 })
  expect(tenths({ from: 0, to: 0.1 })).toEqual({ low: 0, high: 1 })
  expect(tenths(others({ from: 0.27, to: 0.27 }))).toEqual({ low: 7, high: 7 })
})
