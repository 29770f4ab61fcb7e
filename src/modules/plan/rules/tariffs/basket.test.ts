import { expect, test } from 'vitest'
import type { Revenue } from '../plan.ts'
import { paidByPeople, pricePaid, usualBasket, yearlyCost } from './basket.ts'

const line = (id: string, more: Partial<Revenue> = {}): Revenue => ({
  ...{ type: 'revenue', id, name: id, block: 'revenues', kind: 'one-off', payer: 'inhabitant' },
  ...{ account: '70', unitPrice: 800, volume: { start: 10, growth: { type: 'none' } } },
  ...more,
})

test('a basket over a year, by hand', () => {
  // 12 € once, 7 € a month, two errands of 8 € a month: 12 + 84 + 192 = 288 €.
  const costs = [
    yearlyCost(1_200, { times: 1, every: 'year' }),
    yearlyCost(700, { times: 1, every: 'month' }),
    yearlyCost(800, { times: 2, every: 'month' }),
  ]
  expect(costs.reduce((a, b) => a + b)).toBe(28_800)
  expect(yearlyCost(333, { times: 0.5, every: 'month' })).toBe(1_998)
})

test('people pay the sales tax, and the mean of the prices by segment', () => {
  const tax = { rate: 20, every: 'month' } as const
  expect(pricePaid(line('a'), undefined)).toBe(800)
  expect(pricePaid(line('a'), tax)).toBe(960)
  expect(pricePaid(line('a', { taxRate: 5.5 }), tax)).toBe(844)
  expect(pricePaid(line('a', { account: '756' }), tax)).toBe(800)
  const segments = [
    { name: 'Adhérents', share: 75, unitPrice: 600 },
    { name: 'Autres', share: 25, unitPrice: 1_000 },
  ]
  expect(pricePaid(line('a', { segments }), undefined)).toBe(700)
})

test('the usual basket takes what people pay: to belong, to subscribe, two requests', () => {
  const assumptions = [
    line('contrat', { payer: 'company', kind: 'subscription' }),
    line('courses'),
    line('adhesion', { kind: 'membership', billing: 'yearly' }),
  ]
  expect(paidByPeople({ assumptions }).map(({ id }) => id)).toEqual(['courses', 'adhesion'])
  expect(usualBasket({ assumptions })).toEqual([
    { source: 'line', ref: 'adhesion', times: 1, every: 'year' },
    { source: 'line', ref: 'courses', times: 2, every: 'month' },
  ])
  expect(usualBasket({ assumptions: [] })).toEqual([])
})
