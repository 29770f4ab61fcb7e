import type { Day } from '#kit/day.ts'
import { add, type Cents, minus, split, zero } from '#kit/money.ts'
import { ok, type Result, refuse } from '#kit/result.ts'

/** How an invoice came: inside a PDF, as XML of one of the two syntaxes of EN 16931, or typed from paper. */
export const SYNTAXES = ['factur-x', 'cii', 'ubl', 'paper'] as const
export type Syntax = (typeof SYNTAXES)[number]

export type IncomingLine = {
  readonly label: string
  /** As it was written, with its unit: « 2,5 h ». */
  readonly quantity: string | null
  /** Cents without tax; below zero for what is taken off. */
  readonly net: Cents
  /** Permille; 0 when none is charged. */
  readonly rate: number
}

/** What a supplier’s invoice says, whatever its syntax. Amounts in cents, above or equal to zero on the whole. */
export type Incoming = {
  readonly kind: 'invoice' | 'credit-note'
  readonly number: string
  readonly day: Day
  readonly dueOn: Day | null
  readonly currency: string
  readonly supplier: {
    readonly name: string
    readonly siren: string | null
    readonly siret: string | null
    readonly vatNumber: string | null
    readonly street: string | null
    readonly postcode: string | null
    readonly city: string | null
    readonly email: string | null
    readonly iban: string | null
    readonly bic: string | null
  }
  /** Whom it is addressed to, by SIREN. */
  readonly buyerSiren: string | null
  readonly reference: string | null
  readonly order: string | null
  readonly lines: readonly IncomingLine[]
  readonly net: Cents
  readonly vat: Cents
  readonly gross: Cents
  readonly prepaid: Cents
  /** What is to be paid (BT-115). */
  readonly payable: Cents
}

export type IncomingRefusal =
  | 'not_an_invoice'
  | 'no_invoice_inside'
  | 'foreign_currency'
  | 'no_number'
  | 'no_day'
  | 'no_supplier'
  | 'no_line'
  | 'below_zero'
  | 'sums_differ'
  | 'not_for_us'

/**
 * Whether an incoming invoice may be taken: in euros, whole, addressed to us, and its sums agree (BR-CO-15, BR-CO-16; a
 * cent of rounding is allowed, BT-114). `ourSiren` null: who we are is not written yet, and nobody is turned away for it.
 */
export function checkIncoming(one: Incoming, ourSiren: string | null): Result<Incoming, IncomingRefusal> {
  if (one.currency !== 'EUR') return refuse('foreign_currency')
  if (one.number.trim() === '') return refuse('no_number')
  if (one.supplier.name.trim() === '') return refuse('no_supplier')
  if (one.lines.length === 0) return refuse('no_line')
  if (one.net < zero || one.vat < zero || one.gross < zero || one.payable < zero) return refuse('below_zero')
  const apart = minus(one.gross, add(one.net, one.vat))
  const left = minus(add(one.payable, one.prepaid), one.gross)
  const far = (amount: Cents) => amount > 5n || amount < -5n
  if (apart !== zero || far(left)) return refuse('sums_differ')
  if (ourSiren && one.buyerSiren && one.buyerSiren !== ourSiren) return refuse('not_for_us')
  return ok(one)
}

/**
 * One supplier’s number is one invoice: how two are told the same. By SIREN where there is one, else by VAT number, else
 * by name; credit notes have numbers of their own.
 */
export function supplierKey({ supplier }: Pick<Incoming, 'supplier'>): string {
  const name = supplier.name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
  return supplier.siren ?? supplier.vatNumber ?? name
}

/** What each account bears of a bill, and the tax that may be taken back. */
export type Booking = { readonly costs: ReadonlyMap<string, Cents>; readonly deducted: Cents }

/**
 * Shares a bill between accounts, one per line: the tax is deducted (44566) or is part of the cost. What the document
 * takes off or adds as a whole goes to the lines by weight, so that costs and tax always sum to the bill, to the cent.
 */
export function bookingOf(
  bill: { readonly total: Cents; readonly vat: Cents; readonly lines: readonly IncomingLine[] },
  accounts: readonly string[],
  deducts: boolean,
): Booking {
  const deducted = deducts ? bill.vat : zero
  const toShare = minus(bill.total, deducted)
  const weights = bill.lines.map((line) => (line.net > zero ? line.net : zero))
  const parts = split(toShare, weights.some((weight) => weight > zero) ? weights : bill.lines.map(() => 1n))
  const costs = new Map<string, Cents>()
  for (const [i, part] of parts.entries()) {
    const account = accounts[i] ?? accounts[0]!
    if (part !== zero) costs.set(account, add(costs.get(account) ?? zero, part))
  }
  return { costs, deducted }
}
