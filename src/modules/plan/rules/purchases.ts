import type { BalanceItem, Frame, PaymentUse, Stream } from './frame.ts'
import { type Series, series } from './spread.ts'
import { purchaseRate, taxOf } from './tax.ts'

type Purchase = {
  /** Bought each month, without recoverable tax; may run past the plan, as what is paid ahead does. */
  readonly amounts: Series
  /** When what was bought is paid. */
  readonly pay: (of: Series) => Series
  readonly via: BalanceItem
  readonly use: PaymentUse
  readonly taxRate: number | undefined
}

/**
 * Payments of a purchase and its recoverable tax. Tax that may not be deducted is a cost like the rest: it is given
 * back as `kept`, for the caller to charge.
 */
export function buy(p: Purchase, frame: Frame): { streams: Stream[]; kept: Series | null } {
  const rate = purchaseRate(p.taxRate, frame)
  if (rate === 0)
    return { streams: [{ side: 'payment', amounts: p.pay(p.amounts), via: p.via, use: p.use }], kept: null }
  const kept = series(p.amounts.length)
  const deducted = series(p.amounts.length)
  const due = series(p.amounts.length)
  for (let m = 0; m < due.length; m++) {
    const tax = taxOf(p.amounts[m]!, rate, frame)
    kept[m] = tax.kept
    deducted[m] = tax.deducted
    due[m] = p.amounts[m]! + tax.kept + tax.deducted
  }
  const deductible = p.pay(deducted)
  const streams: Stream[] = [{ side: 'payment', amounts: p.pay(due), via: p.via, use: p.use }]
  if (p.via === 'suppliers')
    streams.push(
      { side: 'move', amounts: deducted.subarray(0, frame.months), from: p.via, to: 'tax-pending' },
      { side: 'move', amounts: deductible, from: 'tax-pending', to: 'sales-tax' },
    )
  // What is paid at once or ahead is deducted as it is paid.
  else streams.push({ side: 'move', amounts: deductible, from: p.via, to: 'sales-tax' })
  return { streams, kept }
}

/** `amounts` over the months of the plan, with the tax kept as a cost. */
export function withKept(amounts: Series, kept: Series | null, frame: Frame): Series {
  const inPlan = amounts.subarray(0, frame.months)
  return kept ? Float64Array.from(inPlan, (amount, m) => amount + kept[m]!) : inPlan
}
