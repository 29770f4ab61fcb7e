import { add, type Cents, minus, zero } from '#kit/money.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import type { LineKind } from './lines.ts'

export type SoldLine = {
  readonly position: number
  readonly kind: LineKind
  readonly account: string
  /** Cents received for it. */
  readonly paid: Cents
  /** Cents given back already. */
  readonly refunded: Cents
}

export type RefundCode =
  | 'nothing_to_refund'
  | 'refund_above_line'
  | 'refund_above_payment'
  | 'amount_too_small'
  | 'refund_whole_only'
  | 'refund_by_credit_note'

/** What may still be given back of a line. */
export const leftOf = ({ paid, refunded }: SoldLine): Cents => minus(paid, refunded)

/** A credit or a gift voucher is taken back whole, while it is untouched. */
export const isWhole = (kind: LineKind): boolean => kind === 'top-up' || kind === 'voucher'

/** What an invoice billed is given back by a credit note, which frees the customer's account. */
const INVOICED = '411'

/**
 * The sums to give back by line, checked: none below zero, none above what was paid of the line, nor all above what was
 * paid of the ticket. The refusal names the line as `line-N`.
 */
export function checkRefund(
  lines: readonly SoldLine[],
  asked: ReadonlyMap<number, Cents>,
  paidLeft: Cents,
): Result<{ line: SoldLine; amount: Cents }[], RefundCode> {
  const chosen: { line: SoldLine; amount: Cents }[] = []
  for (const line of lines) {
    const amount = asked.get(line.position) ?? zero
    if (amount === zero) continue
    const field = `line-${line.position}`
    if (amount < zero) return refuse('amount_too_small', field)
    if (line.account === INVOICED) return refuse('refund_by_credit_note', field)
    if (amount > leftOf(line)) return refuse('refund_above_line', field)
    if (isWhole(line.kind) && amount !== line.paid) return refuse('refund_whole_only', field)
    chosen.push({ line, amount })
  }
  if (chosen.length === 0) return refuse('nothing_to_refund')
  const total = add(...chosen.map((one) => one.amount))
  return total > paidLeft ? refuse('refund_above_payment') : ok(chosen)
}
