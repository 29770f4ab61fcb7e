import type { Day } from '#kit/day.ts'
import type { Cents } from '#kit/money.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import type { Payer, Pillar } from './axes.ts'

/** One amount moved from an account to another; `amount` in cents, above zero. */
export type NewTransfer = {
  readonly debit: string
  readonly credit: string
  readonly amount: Cents
  readonly pillar?: Pillar | null
  readonly payer?: Payer | null
  /** The organisation that funds, for the first-funder share. */
  readonly funderId?: string | null
  readonly activity?: string | null
  /** Whose account it is, on the side that is kept by person or organisation (40, 41, 467). */
  readonly party?: Party | null
  /** Stage of the trial that it counts in; left out, the stage of its day. A reversal keeps what it takes back. */
  readonly stage?: string | null
  /** Permille, on a taxed revenue or cost and on its VAT; null when no tax is in question. */
  readonly vatRate?: number | null
}

/** A person or an organisation as the books know it. */
export type Party = { readonly kind: 'person' | 'organisation'; readonly id: string }

export const JOURNALS = ['sales', 'purchases', 'bank', 'cash', 'misc', 'opening'] as const
export type Journal = (typeof JOURNALS)[number]

export type EntryRefusal = 'empty_entry' | 'amount_not_positive' | 'same_account' | 'day_in_future'

/**
 * What can be said of an entry without its chart. An entry is balanced by construction: each transfer debits and
 * credits the same amount. A day to come is refused: the books tell what happened.
 */
export function checkEntry(
  transfers: readonly NewTransfer[],
  day: Day,
  today: Day,
): Result<null, EntryRefusal> {
  if (transfers.length === 0) return refuse('empty_entry')
  if (transfers.some((t) => t.amount <= 0n)) return refuse('amount_not_positive', 'amount')
  if (transfers.some((t) => t.debit === t.credit)) return refuse('same_account')
  if (day > today) return refuse('day_in_future', 'day')
  return ok(null)
}

/** The mirror of transfers: debit and credit exchanged, every axis kept, so that each measure subtracts it. */
export const mirrored = (transfers: readonly NewTransfer[]): NewTransfer[] =>
  transfers.map((t) => ({ ...t, debit: t.credit, credit: t.debit }))

/** `('R', 2026, 42)` → `R2026-00042`. */
export const numberOf = (letter: string, year: string, n: number): string =>
  `${letter}${year}-${String(n).padStart(5, '0')}`
