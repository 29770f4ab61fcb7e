import { add, type Cents, minus, split, zero } from '#kit/money.ts'

/** A part of the revenue of a job: what one payer paid of it, and on which account and axes it stands. */
export type Revenue = {
  readonly creditAccount: string
  readonly pillar: string
  readonly payer: string
  readonly activity: string | null
  readonly vatRate: number | null
  /** Cents, tax included. */
  readonly amount: Cents
}

export type SetAside = { readonly from: Revenue | null; readonly amount: Cents }

/**
 * Where a provider's share of a job is taken from: the revenue that its customers made, in proportion of what each
 * paid, never more than they paid. What is left (the hub's own fund paid, or nobody) is a cost of ours: `from` null.
 */
export function setAside(share: Cents, revenues: readonly Revenue[]): SetAside[] {
  const paid = add(...revenues.map((one) => one.amount))
  const taken = share < paid ? share : paid
  const parts =
    taken > zero
      ? split(
          taken,
          revenues.map((one) => one.amount as bigint),
        )
      : []
  const left = minus(share, taken)
  return [
    ...revenues.map((from, i) => ({ from, amount: parts[i] ?? zero })).filter(({ amount }) => amount > zero),
    ...(left > zero ? [{ from: null, amount: left }] : []),
  ]
}
