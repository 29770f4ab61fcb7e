import type { Frame, Stream } from './frame.ts'
import { roundCents, type Series, series } from './spread.ts'

/**
 * Settlement of the sales tax of the whole plan. Each period what was collected (as customers paid) less what may be
 * deducted (as suppliers were paid) is paid over in the month after the month or calendar quarter; a credit is never
 * paid back but carried forward, and stands apart as an asset.
 * @param movements debit movements of the item `sales-tax` that the lines made
 */
export function settleTax(movements: Series | undefined, frame: Frame): Stream[] {
  if (!frame.tax || !movements) return []
  const paid = series(frame.months)
  const credit = series(frame.months)
  let owed = 0
  let carried = 0
  for (let m = 0; m < frame.months; m++) {
    // The period that ended last month is paid before this month's own tax is counted.
    const periodEnded = frame.tax.every === 'month' || (frame.firstCalendarMonth + m) % 3 === 0
    if (periodEnded && owed > 0) {
      paid[m] = owed
      owed = 0
    }
    owed -= movements[m]!
    const now = Math.max(0, -owed)
    credit[m] = now - carried
    carried = now
  }
  return [
    { side: 'payment', amounts: paid, via: 'sales-tax', use: 'sales-tax' },
    { side: 'move', amounts: credit, from: 'sales-tax', to: 'tax-credit' },
  ]
}

/** Tax in % on a purchase, none when the plan pays no sales tax. */
export const purchaseRate = (rate: number | undefined, frame: Frame): number => (frame.tax ? (rate ?? 0) : 0)

/** The part of the tax of one amount that may be deducted, and the part that stays a cost. Cents. */
export function taxOf(amount: number, rate: number, frame: Frame): { deducted: number; kept: number } {
  const tax = roundCents((amount * rate) / 100)
  const deducted = roundCents((tax * (frame.tax?.recovered ?? 100)) / 100)
  return { deducted, kept: tax - deducted }
}
