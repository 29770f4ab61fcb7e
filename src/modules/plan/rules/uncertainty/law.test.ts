import { describe, expect, test } from 'vitest'
import type { Distribution } from '../plan.ts'
import { betaCdf } from './beta.ts'
import { boundsOf } from './fields.ts'
import { type Law, lawOf, quantileOf, reachOf } from './law.ts'
import { normalCdf, normalQuantile } from './normal.ts'

const amounts = (d: Distribution, figure = 0): Law => lawOf(d, figure, boundsOf.amount)
const days = (d: Distribution, figure = 0): Law => lawOf(d, figure, boundsOf['cash-delay'])

/** Mean and standard deviation by the midpoint rule over the quantiles. */
function moments(law: Law, n = 200_000) {
  let mean = 0
  let square = 0
  for (let i = 0; i < n; i++) {
    const x = quantileOf(law, (i + 0.5) / n)
    mean += x / n
    square += (x * x) / n
  }
  return { mean, sd: Math.sqrt(square - mean * mean) }
}

test('the normal quantile and the normal law undo each other, and give the points of printed tables', () => {
  for (const u of [1e-12, 1e-6, 0.001, 0.025, 0.3, 0.5, 0.84, 0.999, 1 - 1e-9])
    expect(normalCdf(normalQuantile(u)) / u).toBeCloseTo(1, 8)
  expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 14)
  expect(normalQuantile(0.9)).toBeCloseTo(1.2815515655446004, 14)
  expect(normalCdf(-1)).toBeCloseTo(0.15865525393145707, 15)
})

describe('each law has the mean, the spread and the quantiles of its formula', () => {
  test('uniform', () => {
    const law = amounts({ type: 'uniform', low: 200, high: 500 })
    expect(quantileOf(law, 0.25)).toBeCloseTo(275, 10)
    const { mean, sd } = moments(law)
    expect(mean).toBeCloseTo(350, 6)
    expect(sd).toBeCloseTo(300 / Math.sqrt(12), 3)
  })

  test('triangular, its mode being the figure of the line when it has none of its own', () => {
    const law = amounts({ type: 'triangular', low: 100, high: 400 }, 200)
    expect(quantileOf(law, 1 / 3)).toBeCloseTo(200, 8)
    const { mean, sd } = moments(law)
    expect(mean).toBeCloseTo((100 + 200 + 400) / 3, 4)
    const variance = (100 ** 2 + 200 ** 2 + 400 ** 2 - 100 * 200 - 100 * 400 - 200 * 400) / 18
    expect(sd).toBeCloseTo(Math.sqrt(variance), 3)
  })

  test('a triangle on its lowest or highest figure, or without width', () => {
    expect(quantileOf(amounts({ type: 'triangular', low: 0, mode: 0, high: 100 }), 0.75)).toBeCloseTo(50, 9)
    expect(quantileOf(amounts({ type: 'triangular', low: 0, mode: 100, high: 100 }), 0.25)).toBeCloseTo(50, 9)
    expect(quantileOf(amounts({ type: 'pert', low: 70, mode: 70, high: 70 }), 0.25)).toBe(70)
  })

  test('PERT: mean (low + 4 mode + high) / 6, and the quantiles of the beta law to 1e-8 of its width', () => {
    for (const [low, mode, high] of [
      [0, 1000, 10_000],
      [0, 0, 10_000],
      [0, 10_000, 10_000],
      [0, 5000, 10_000],
      [0, 9300, 10_000],
    ] as const) {
      const law = amounts({ type: 'pert', low, mode, high })
      const { mean, sd } = moments(law, 20_000)
      expect(mean).toBeCloseTo((low + 4 * mode + high) / 6, 1)
      const a = 1 + (4 * (mode - low)) / (high - low)
      const b = 6 - a
      const variance = (a * b) / (36 * 7)
      expect(sd).toBeCloseTo((high - low) * Math.sqrt(variance), 0)
      for (const u of [1e-6, 0.01, 0.1, 0.37, 0.5, 0.63, 0.9, 0.99, 1 - 1e-6]) {
        const x = (quantileOf(law, u) - low) / (high - low)
        const exact = betaCdf(x, a, b)
        const density = (betaCdf(x + 1e-6, a, b) - betaCdf(x - 1e-6, a, b)) / 2e-6
        // The distance in probability over the density is the distance in value.
        expect(Math.abs(exact - u) / Math.max(density, 1e-3)).toBeLessThan(1e-8)
      }
    }
    // α = 1, β = 5 has a closed form: 1 − (1 − u)^(1/5).
    expect(quantileOf(amounts({ type: 'pert', low: 0, mode: 0, high: 1 }), 0.5)).toBeCloseTo(
      1 - 0.5 ** 0.2,
      9,
    )
  })

  test('normal, around the figure of the line', () => {
    const law = amounts({ type: 'normal', sd: 100 }, 5000)
    expect(quantileOf(law, 0.975)).toBeCloseTo(5195.9963984540054, 8)
    const { mean, sd } = moments(law)
    expect(mean).toBeCloseTo(5000, 6)
    expect(sd).toBeCloseTo(100, 1)
  })

  test('log-normal by its first and last decile: median √(low · high), mean median · exp(σ²/2)', () => {
    const law = amounts({ type: 'log-normal', low: 4000, high: 9000 })
    expect(quantileOf(law, 0.1)).toBeCloseTo(4000, 8)
    expect(quantileOf(law, 0.9)).toBeCloseTo(9000, 8)
    expect(quantileOf(law, 0.5)).toBeCloseTo(6000, 8)
    const sigma = Math.log(9000 / 4000) / (2 * 1.2815515655446004)
    expect(moments(law).mean).toBeCloseTo(6000 * Math.exp(sigma ** 2 / 2), 0)
  })

  test('chance', () => {
    const law: Law = { ...boundsOf.chance, type: 'chance', chance: 0.3 }
    expect(quantileOf(law, 0.69)).toBe(0)
    expect(quantileOf(law, 0.71)).toBe(1)
    expect(moments(law).mean).toBeCloseTo(0.3, 4)
  })
})

describe('what is drawn stays what the field allows', () => {
  test('an amount is never negative, and a rate never over 100 %', () => {
    expect(reachOf(amounts({ type: 'normal', sd: 1000 }, 500)).low).toBe(0)
    const rate = lawOf({ type: 'normal', sd: 20 }, 95, boundsOf.chargeRate)
    expect(reachOf(rate)).toMatchObject({ high: 100 })
  })

  test('months are whole, each as likely as the others when the law is uniform', () => {
    const late = days({ type: 'uniform', low: 0, high: 3 })
    const seen = Array.from({ length: 8 }, (_, i) => quantileOf(late, (i + 0.5) / 8))
    expect(seen).toEqual([0, 0, 1, 1, 2, 2, 3, 3])
    expect(Number.isInteger(quantileOf(days({ type: 'pert', low: 0, mode: 1, high: 6 }), 0.77))).toBe(true)
  })
})
