import type { Day } from '#kit/day.ts'
import type { RemittanceKind } from '../remittance.ts'
import type { BankRule } from '../rule.ts'

/** A line of the bank that nothing of the books answers yet. `words`: folded label, name and reference. */
export type OpenLine = {
  readonly id: string
  readonly day: Day
  readonly amount: bigint
  readonly words: string
}
/** An entry of the books on that account, with its sum there: above zero for money that came. */
export type BookItem = {
  readonly id: string
  readonly day: Day
  readonly amount: bigint
  readonly words: string
}
/** A payment that waits to go to the bank. */
export type WaitingPayment = {
  readonly id: string
  readonly kind: Exclude<RemittanceKind, 'cash'>
  readonly day: Day
  readonly amount: bigint
}
/** What one payer owes, the first due first. */
export type Debt = {
  readonly who: string
  /** Folded name. */
  readonly words: string
  readonly charges: readonly { readonly id: string; readonly amount: bigint; readonly words: string }[]
}

export type Known = {
  readonly lines: readonly OpenLine[]
  readonly books: readonly BookItem[]
  readonly waiting: readonly WaitingPayment[]
  /** Cents in the till. */
  readonly till: bigint
  readonly debts: readonly Debt[]
  readonly rules: readonly BankRule[]
}

/** `sure`: nothing else fits as well, so that several may be accepted at once. */
type Base = { readonly lines: readonly string[]; readonly sure: boolean }
export type Suggestion =
  | (Base & { readonly kind: 'entries'; readonly entries: readonly string[] })
  | (Base & {
      readonly kind: 'remit'
      readonly what: RemittanceKind
      /** None for cash. */
      readonly payments: readonly string[]
      /** Cents handed over, and what the bank kept of them. */
      readonly gross: bigint
      readonly fee: bigint
    })
  | (Base & { readonly kind: 'settle'; readonly who: string; readonly charges: readonly string[] })
  | (Base & { readonly kind: 'rule'; readonly rule: string })
