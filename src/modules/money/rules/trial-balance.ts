import { add, type Cents, minus, zero } from '#kit/money.ts'

/** What the kept sums say of an account: movements of the period asked, and of all time before it. */
export type AccountSums = {
  readonly account: string
  readonly name: string
  readonly debit: Cents
  readonly credit: Cents
  readonly debitBefore: Cents
  readonly creditBefore: Cents
}
type BalanceLine = {
  readonly account: string
  readonly name: string
  readonly debit: Cents
  readonly credit: Cents
  /** Debit less credit at the end of the period. */
  readonly balance: Cents
}
export type TrialBalance = {
  readonly lines: readonly BalanceLine[]
  readonly debit: Cents
  readonly credit: Cents
  /** Earlier results of classes 6 to 8 that no closing has allocated yet, so that balances sum to zero. */
  readonly earlier: Cents
  readonly balanced: boolean
}

/**
 * Accounts of classes 1 to 5 carry their balance from year to year; those of 6 to 8 begin each year at zero
 * (plan comptable). Until a closing moves the result to account 12, what they held before is shown apart.
 */
export function trialBalance(sums: readonly AccountSums[]): TrialBalance {
  const carried = (s: AccountSums) => s.account < '6'
  const lines = sums
    .map((s) => {
      const before = carried(s) ? minus(s.debitBefore, s.creditBefore) : zero
      return {
        account: s.account,
        name: s.name,
        debit: s.debit,
        credit: s.credit,
        balance: add(before, minus(s.debit, s.credit)),
      }
    })
    .filter((line) => line.debit !== 0n || line.credit !== 0n || line.balance !== 0n)
  const debit = add(...lines.map((line) => line.debit))
  const credit = add(...lines.map((line) => line.credit))
  const earlier = add(...sums.filter((s) => !carried(s)).map((s) => minus(s.debitBefore, s.creditBefore)))
  const rest = add(...lines.map((line) => line.balance), earlier)
  return { lines, debit, credit, earlier, balanced: debit === credit && rest === 0n }
}
