import { expect, test } from 'vitest'
import { cents } from '#kit/money.ts'
import { heaviestFirst } from './analytics.ts'

const row = (key: string, products: number, costs = 0) => ({
  key,
  products: cents(products),
  costs: cents(costs),
})

test('the largest comes first, costs count as much as revenue, what was taken back counts for nothing', () => {
  const rows = [row('parcels', 200), row('refunded', 0), row('lent', -900), row('linen', 300, 500)]
  expect(heaviestFirst(rows).map(({ key }) => key)).toEqual(['lent', 'linen', 'parcels', 'refunded'])
})
