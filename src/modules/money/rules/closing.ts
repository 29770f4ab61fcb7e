import { type Cents, zero } from '#kit/money.ts'

/** What a closing looks at, in the order in which a treasurer goes through it. */
export const CHECKS = [
  'over',
  'previous-closed',
  'balanced',
  'till',
  'transfers',
  'to-deposit',
  'accruals',
  'owed',
  'in-kind',
  'earmarked',
  'lettering',
] as const
export type Check = (typeof CHECKS)[number]

/** `stop`: the year cannot be closed. `look`: a person must have seen it. */
export type Finding = {
  readonly check: Check
  readonly state: 'fine' | 'look' | 'stop'
  readonly figure?: string
}

/** What is known of a year that is to be closed. Amounts in cents, as of its last day. */
export type ClosingFacts = {
  readonly over: boolean
  readonly previousClosed: boolean
  /** Debits less credits of everything, and the difference between kept sums and transfers: both zero. */
  readonly difference: Cents
  /** Debit balance of 530 (below zero: more went out of the till than came in). */
  readonly till: Cents
  /** Balance of 58: money between two of our own places. */
  readonly between: Cents
  /** Balance of 511: cheques, cards and debits that the bank has not said it has. */
  readonly toDeposit: Cents
  /** Accruals of the year that nothing takes back. */
  readonly accruals: number
  /** What was due by the last day and is in no account (charges that nobody paid nor invoiced). */
  readonly owed: Cents
  /** 86 less 87: gifts in kind are worth as much on each side. */
  readonly inKind: Cents
  /** Grants with a purpose, of which nothing was said at the end of the year. */
  readonly earmarked: number
  /** Lines of third parties older than ninety days that nothing answers. */
  readonly unlettered: number
}

const amount = (check: Check, value: Cents, state: 'look' | 'stop'): Finding =>
  value === zero ? { check, state: 'fine' } : { check, state, figure: value.toString() }
const count = (check: Check, n: number): Finding =>
  n === 0 ? { check, state: 'fine' } : { check, state: 'look', figure: String(n) }

/** What stands in the way of closing a year, and what to look at before. */
export function findings(facts: ClosingFacts): Finding[] {
  return [
    { check: 'over', state: facts.over ? 'fine' : 'stop' },
    { check: 'previous-closed', state: facts.previousClosed ? 'fine' : 'stop' },
    amount('balanced', facts.difference, 'stop'),
    facts.till < zero
      ? { check: 'till', state: 'stop', figure: facts.till.toString() }
      : { check: 'till', state: 'fine' },
    amount('transfers', facts.between, 'look'),
    amount('to-deposit', facts.toDeposit, 'look'),
    count('accruals', facts.accruals),
    amount('owed', facts.owed, 'look'),
    amount('in-kind', facts.inKind, 'stop'),
    count('earmarked', facts.earmarked),
    count('lettering', facts.unlettered),
  ]
}

/** Closing is possible: nothing stops it, and what must be looked at was. */
export const mayClose = (all: readonly Finding[], seen: boolean): boolean =>
  all.every(({ state }) => state === 'fine' || (state === 'look' && seen))
