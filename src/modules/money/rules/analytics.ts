import type { Cents } from '#kit/money.ts'

/** What revenue and costs may be told apart by. */
export const AXES = ['activity', 'pillar', 'funder', 'stage'] as const
export type Axis = (typeof AXES)[number]

type Weighed = { readonly products: Cents; readonly costs: Cents }

const size = (amount: Cents): bigint => (amount < 0n ? -amount : amount)
const weight = ({ products, costs }: Weighed): bigint => size(products) + size(costs)

/** The largest first, by what remains once reversals are taken off: a sum taken back weighs nothing. */
export const heaviestFirst = <T extends Weighed>(rows: readonly T[]): T[] =>
  [...rows].sort((a, b) => Number(weight(b) - weight(a)))
