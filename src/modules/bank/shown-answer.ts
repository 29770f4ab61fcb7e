import type { Cents } from '#kit/money.ts'

type Entry = { readonly number: string; readonly label: string }
/** What the books answer to a line of the bank, as a page tells it. */
export type ShownAnswer =
  | { readonly kind: 'entries'; readonly entries: readonly Entry[]; readonly away: number }
  | {
      readonly kind: 'remit'
      readonly what: 'cheques' | 'cash' | 'cards' | 'direct-debits' | 'cesu'
      readonly n: number
      readonly fee: Cents
      readonly who: string
    }
  | {
      readonly kind: 'settle'
      readonly who: string
      readonly path: string
      readonly n: number
      readonly what: string
    }
  | { readonly kind: 'rule'; readonly rule: string; readonly label: string }
