import type { Plan, Revenue } from '../plan.ts'
import { meanPrice } from '../revenue.ts'

export const basketRhythms = ['month', 'year'] as const
export type BasketRhythm = (typeof basketRhythms)[number]
export const MAX_ITEMS = 8

/** So many times a month or a year, a line of the plan (its key) or a service of the catalogue (its id). */
export type BasketItem = {
  readonly source: 'line' | 'service'
  readonly ref: string
  readonly times: number
  readonly every: BasketRhythm
}

/** Revenue lines that a household pays itself. */
export const paidByPeople = (plan: Pick<Plan, 'assumptions'>): Revenue[] =>
  plan.assumptions.filter(
    (line): line is Revenue =>
      line.type === 'revenue' && (line.payer === 'inhabitant' || line.payer === 'employee'),
  )

/** What a person pays for one unit of a line, in cents: sales tax included when the plan pays it. */
export function pricePaid(line: Revenue, tax: Plan['taxOnSales']): number {
  const rate = tax ? (line.taxRate ?? (line.account === '70' ? tax.rate : 0)) : 0
  return Math.round(meanPrice(line) * (1 + rate / 100))
}

/** Cents a year of an item at this price: a line billed by the year is paid once, however the item is counted. */
export const yearlyCost = (price: number, item: Pick<BasketItem, 'times' | 'every'>): number =>
  Math.round(price * item.times * (item.every === 'month' ? 12 : 1))

/** The first basket: what one has to pay to belong, and two requests a month. */
export function usualBasket(plan: Pick<Plan, 'assumptions'>): BasketItem[] {
  const lines = paidByPeople(plan)
  const first = (kind: Revenue['kind']) => lines.find((line) => line.kind === kind)
  const item = (line: Revenue | undefined, times: number, every: BasketRhythm): BasketItem[] =>
    line ? [{ source: 'line', ref: line.id, times, every }] : []
  const membership = first('membership')
  return [
    ...item(membership, 1, membership?.billing === 'yearly' ? 'year' : 'month'),
    ...item(first('subscription'), 1, 'month'),
    ...item(first('one-off'), 2, 'month'),
  ]
}
