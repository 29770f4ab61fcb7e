import { type Day, daysBetween } from '#kit/day.ts'
import { type Cents, minus, zero } from '#kit/money.ts'

/** What money may be owed for. */
export const CHARGE_SUBJECTS = ['request', 'contract', 'subscription', 'wallet', 'sale', 'other'] as const
export type ChargeSubject = (typeof CHARGE_SUBJECTS)[number]

export type Owed = {
  readonly id: string
  readonly outstanding: Cents
  readonly day: Day
  readonly dueOn: Day
}

/**
 * Which charges an amount settles, the first due first and the last one in part: a payer who sends less than they owe
 * has paid their oldest debts. The parts always sum to the amount, which must not exceed what is owed.
 */
export function allocate<T extends Owed>(owed: readonly T[], amount: Cents): { charge: T; amount: Cents }[] {
  let left = amount
  const parts: { charge: T; amount: Cents }[] = []
  for (const charge of [...owed].sort(byDue)) {
    if (left <= zero) break
    if (charge.outstanding <= zero) continue
    const part = charge.outstanding < left ? charge.outstanding : left
    parts.push({ charge, amount: part })
    left = minus(left, part)
  }
  return parts
}

const byDue = (a: Owed, b: Owed): number => {
  const [x, y] = [`${a.dueOn} ${a.day} ${a.id}`, `${b.dueOn} ${b.day} ${b.id}`]
  return x < y ? -1 : x > y ? 1 : 0
}

/** How long a sum has been owed, in days from the day of the charge: the four columns of a treasurer's sheet. */
export const AGES = ['fresh', 'month', 'two-months', 'old'] as const
export type Age = (typeof AGES)[number]
/** First day of age of each column: 0–30, 31–60, 61–90, 91 and over. */
export const AGE_FROM: Record<Age, number> = { fresh: 0, month: 31, 'two-months': 61, old: 91 }

/** The column of a sum owed since `day`. */
export function ageOf(day: Day, today: Day): Age {
  const days = daysBetween(day, today)
  return AGES.findLast((age) => days >= AGE_FROM[age]) ?? 'fresh'
}
