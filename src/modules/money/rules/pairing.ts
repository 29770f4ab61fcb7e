import { type Cents, minus, zero } from '#kit/money.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import type { Payer, Pillar } from './axes.ts'
import type { NewTransfer, Party } from './entry.ts'

/** A line of an entry as accountants write it: one account, on one side. */
export type EntryLine = {
  readonly account: string
  readonly side: 'debit' | 'credit'
  /** Cents, above zero. */
  readonly amount: Cents
  readonly pillar?: Pillar | null
  readonly payer?: Payer | null
  readonly funderId?: string | null
  readonly activity?: string | null
  readonly stage?: string | null
  readonly party?: Party | null
}

export type PairRefusal =
  | 'empty_entry'
  | 'amount_not_positive'
  | 'unbalanced'
  | 'same_account'
  | 'two_parties'

/** Accounts whose lines carry the axes: what is earned, spent or given. */
const counts = (account: string) => account >= '6'

/**
 * The transfers that come to the same as these lines: per account and side the sums are equal. Refuses lines that do
 * not balance, two parties in one movement, and an account that would only move to itself.
 */
export function pair(lines: readonly EntryLine[]): Result<NewTransfer[], PairRefusal> {
  if (lines.length === 0) return refuse('empty_entry')
  if (lines.some((line) => line.amount <= zero)) return refuse('amount_not_positive')
  const debits = queue(lines, 'debit')
  const credits = queue(lines, 'credit')
  if (sumOf(debits) !== sumOf(credits)) return refuse('unbalanced')
  const transfers: NewTransfer[] = []
  for (const debit of debits)
    while (debit.left > zero) {
      const credit = credits.find((one) => one.left > zero && one.account !== debit.account)
      if (!credit) return refuse('same_account')
      if (debit.party && credit.party) return refuse('two_parties')
      const amount = debit.left < credit.left ? debit.left : credit.left
      debit.left = minus(debit.left, amount)
      credit.left = minus(credit.left, amount)
      transfers.push(between(debit, credit, amount))
    }
  return ok(transfers)
}

type Open = EntryLine & { left: Cents }
const queue = (lines: readonly EntryLine[], side: EntryLine['side']): Open[] =>
  lines.filter((line) => line.side === side).map((line) => ({ ...line, left: line.amount }))
const sumOf = (lines: readonly Open[]) => lines.reduce((sum, line) => sum + line.amount, 0n)

function between(debit: Open, credit: Open, amount: Cents): NewTransfer {
  const axes = counts(credit.account) ? credit : counts(debit.account) ? debit : null
  return {
    debit: debit.account,
    credit: credit.account,
    amount,
    pillar: axes?.pillar ?? null,
    payer: axes?.payer ?? null,
    funderId: axes?.funderId ?? null,
    activity: axes?.activity ?? null,
    ...(axes?.stage && { stage: axes.stage }),
    party: debit.party ?? credit.party ?? null,
  }
}
