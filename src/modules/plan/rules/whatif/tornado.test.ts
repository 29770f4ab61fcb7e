import { expect, test } from 'vitest'
import { must } from '#kit/result.ts'
import { fixed, grant, plan, revenue } from '../sample.ts'
import { influencesOf } from './influence.ts'
import { tornado, type Uncertain } from './tornado.ts'

/** 1,000 € of sales and 500 € of rent a month, and a grant of 1,200 € in the first month. */
const base = plan([revenue(), fixed(), grant()], { openingCash: 0 })
const input = (more: Partial<Uncertain>): Uncertain => ({
  line: 'sales',
  name: 'Sales',
  field: 'unitPrice',
  figure: 1000,
  p10: 800,
  p90: 1300,
  ...more,
})

test('each figure alone at its low and its high, the heaviest on the lowest cash first', () => {
  const bars = must(
    tornado(base, [
      input({}),
      input({ line: 'rent', name: 'Rent', field: 'amount', figure: 50_000, p10: 40_000, p90: 65_000 }),
      input({ line: 'grant', name: 'Grant', field: 'chance', figure: 70, p10: 0, p90: 1 }),
      input({ line: 'grant', name: 'Grant', field: 'cash-delay', figure: 0, p10: 0, p90: 3.2 }),
    ]),
  )
  expect(bars.map(({ name, field, lowestCash, result }) => [name, field, lowestCash, result])).toEqual([
    // The lowest cash is the first month's: it holds the whole grant, one month of sales, one of rent.
    ['Grant', 'chance', { low: -120_000, high: 0 }, { low: -120_000, high: 0 }],
    ['Grant', 'cash-delay', { low: 0, high: -120_000 }, { low: 0, high: 0 }],
    ['Sales', 'unitPrice', { low: -20_000, high: 30_000 }, { low: -240_000, high: 360_000 }],
    ['Rent', 'amount', { low: 10_000, high: -15_000 }, { low: 120_000, high: -180_000 }],
  ])
})

test('a figure that the line has no more is refused', () => {
  expect(tornado(base, [input({ line: 'gone' })])).toMatchObject({ ok: false, code: 'unknown_line' })
})

test('what weighs most: a tenth of each figure, two figures of a line at most', () => {
  const heavy = influencesOf(base)
  // A tenth of 12,000 € of sales by the price or the customers; then of 6,000 € of rent, then of the grant.
  expect(heavy.map(({ line, field, weight }) => [line, field, weight])).toEqual([
    ['sales', 'unitPrice', 120_000],
    ['sales', 'volume.start', 120_000],
    ['rent', 'amount', 60_000],
    ['grant', 'amount', 12_000],
  ])
  expect(influencesOf(base, 2)).toHaveLength(2)
})
