import { expect, test } from 'vitest'
import { day } from '#kit/day.ts'
import { cents } from '#kit/money.ts'
import { currentPrice, pricesOn, type Rate } from './prices.ts'

const price = (segment: string, from: string, amount: number, hour = 9, rate: Rate = 'normal') => ({
  segment,
  rate,
  fromDay: day(from),
  price: cents(amount),
  recordedAt: new Date(Date.UTC(2026, 0, 1, hour)),
})
const prices = [
  price('inhabitant', '2026-01-01', 500),
  price('inhabitant', '2026-03-01', 600),
  price('senior', '2026-02-01', 400),
]

test('a price holds from its day until the next one', () => {
  expect(currentPrice(prices, 'inhabitant', day('2026-02-28'))).toBe(500n)
  expect(currentPrice(prices, 'inhabitant', day('2026-03-01'))).toBe(600n)
})

test('before its first day, and for a segment without one, there is no price', () => {
  expect(currentPrice(prices, 'senior', day('2026-01-31'))).toBeNull()
  expect(currentPrice(prices, 'company', day('2026-03-01'))).toBeNull()
})

test('of two changes for the same day the last recorded holds, whatever order they are read in', () => {
  const twice = [price('senior', '2026-02-01', 300, 11), price('senior', '2026-02-01', 400, 10)]
  expect(currentPrice(twice, 'senior', day('2026-02-01'))).toBe(300n)
  expect(currentPrice(twice.toReversed(), 'senior', day('2026-02-01'))).toBe(300n)
})

test('a change announced for later leaves today’s sheet as it is', () => {
  expect(pricesOn(prices, day('2026-02-10'))).toEqual({ inhabitant: 500n, senior: 400n })
})

test('a rate is a price of its own: the normal one never stands in for it', () => {
  const both = [...prices, price('senior', '2026-02-01', 200, 9, 'solidarity')]
  expect(currentPrice(both, 'senior', day('2026-02-10'), 'solidarity')).toBe(200n)
  expect(currentPrice(both, 'inhabitant', day('2026-02-10'), 'solidarity')).toBeNull()
  expect(pricesOn(both, day('2026-02-10'))).toEqual({ inhabitant: 500n, senior: 400n })
  expect(pricesOn(both, day('2026-02-10'), 'support')).toEqual({})
})
