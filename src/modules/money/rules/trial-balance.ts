import { add, type Cents, minus, zero } from '#kit/money.ts'

/** What the kept sums say of an account over a period, and what it began it with (debit less credit). */
export type AccountSums = {
  readonly account: string
  readonly name: string
  readonly opening: Cents
  readonly debit: Cents
  readonly credit: Cents
}
export type BalanceLine = AccountSums & {
  /** Debit less credit at the end of the period. */
  readonly balance: Cents
}
export type TrialBalance = {
  readonly lines: readonly BalanceLine[]
  readonly debit: Cents
  readonly credit: Cents
  readonly balanced: boolean
}

/** The balance of all accounts: what they began with, what they moved, what they hold. All sums to zero. */
export function trialBalance(sums: readonly AccountSums[]): TrialBalance {
  const lines = sums
    .map((line) => ({ ...line, balance: add(line.opening, minus(line.debit, line.credit)) }))
    .filter((line) => line.debit !== 0n || line.credit !== 0n || line.balance !== 0n)
  const debit = add(zero, ...lines.map((line) => line.debit))
  const credit = add(zero, ...lines.map((line) => line.credit))
  const rest = add(zero, ...lines.map((line) => line.balance))
  return { lines, debit, credit, balanced: debit === credit && rest === zero }
}
