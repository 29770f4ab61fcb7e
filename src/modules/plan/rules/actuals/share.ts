import { cents, split } from '#kit/money.ts'
import { type Months, over, planYearStart } from './period.ts'

/** What a line planned, and what it was already given, on one side. */
export type Claim = { readonly planned: Months; readonly given: Months }

const partsBy = (amount: number, weights: readonly number[]): number[] => {
  const whole = weights.map((w) => BigInt(Math.max(0, Math.round(w))))
  return split(cents(amount), whole.some((w) => w > 0n) ? whole : weights.map(() => 1n)).map(Number)
}

/** The first list that holds something to weigh by. */
const firstUseful = (lists: readonly (readonly number[])[]): readonly number[] =>
  lists.find((list) => list.some((w) => w > 0)) ?? lists[0]!.map(() => 1)

/**
 * How lines that name the same account share an amount of it (cents): in proportion of what the plan still expects of
 * each, so that a grant that comes late finds the line that waits for it. What exceeds that goes by the plan of the year,
 * then of the whole plan; what is taken back, from those that were given. The parts always sum to the amount.
 */
export function share(amount: number, claims: readonly Claim[], month: number): number[] {
  if (claims.length === 1) return [amount]
  const given = claims.map((c) => over(c.given, { from: 0, to: month }))
  const year = { from: planYearStart(month), to: planYearStart(month) + 11 }
  const byPlan = () =>
    firstUseful([
      claims.map((c) => over(c.planned, year)),
      claims.map((c) => over(c.planned, { from: 0, to: c.planned.length - 1 })),
    ])
  if (amount < 0) return partsBy(amount, firstUseful([given, byPlan()]))
  const due = claims.map((c, i) => Math.max(0, over(c.planned, { from: 0, to: month }) - given[i]!))
  const expected = due.reduce((all, one) => all + one, 0)
  if (amount <= expected) return partsBy(amount, due)
  const rest = partsBy(amount - expected, byPlan())
  return due.map((one, i) => one + rest[i]!)
}
