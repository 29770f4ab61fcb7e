import { monthsBetween } from '#kit/day.ts'
import type { Frame, Stream } from './frame.ts'
import type { Deposit, Investment, Loan } from './plan.ts'
import { buy } from './purchases.ts'
import { roundCents, type Series, series, spread } from './spread.ts'
import { purchaseRate, taxOf } from './tax.ts'

/** What the hub keeps of the price: sales tax that may not be deducted is part of it (PCG 213-8). Cents. */
export const assetCost = (line: Investment, frame: Frame): number =>
  line.amount + taxOf(line.amount, purchaseRate(line.taxRate, frame), frame).kept

/** Paid at once, charged in equal parts over its life. A purchase before the plan only depreciates. */
export function invest(line: Investment, frame: Frame): Stream[] {
  const month = monthsBetween(frame.start, line.month)
  const depreciation = series(frame.months)
  spread(depreciation, assetCost(line, frame), month, line.depreciationMonths)
  const amounts = series(frame.months)
  spread(amounts, line.amount, month, 1)
  const pay = (s: Series) => s
  const { streams } = buy(
    { amounts, pay, via: 'fixed-assets', use: 'investments', taxRate: line.taxRate },
    frame,
  )
  return [
    { side: 'charge', amounts: depreciation, via: 'depreciation', family: 'depreciation', variable: false },
    ...streams,
  ]
}

export type Instalment = { readonly principal: number; readonly interest: number }

/**
 * Monthly instalments of a loan, in cents. Interest = balance × rate / 12; after the deferral the payment
 * is constant, P·i / (1 − (1+i)^−n), and the last instalment takes what rounding left, so that the
 * principal sums to the loan.
 */
export function loanSchedule(amount: number, rate: number, months: number, deferral = 0): Instalment[] {
  const i = rate / 1200
  const n = months - deferral
  const payment = roundCents(i === 0 ? amount / n : (amount * i) / (1 - (1 + i) ** -n))
  const schedule: Instalment[] = []
  let balance = amount
  for (let k = 0; k < months; k++) {
    const interest = roundCents(balance * i)
    const wanted = k < deferral ? 0 : Math.min(balance, Math.max(0, payment - interest))
    const principal = k === months - 1 ? balance : wanted
    balance -= principal
    schedule.push({ principal, interest })
  }
  return schedule
}

/** Cash in, then instalments from the month after; only what falls within the plan counts. */
export function borrow(line: Loan, frame: Frame): Stream[] {
  const month = monthsBetween(frame.start, line.month)
  const received = series(frame.months)
  spread(received, line.amount, month, 1)
  const principal = series(frame.months)
  const interest = series(frame.months)
  loanSchedule(line.amount, line.rate, line.months, line.deferral).forEach((part, k) => {
    spread(principal, part.principal, month + 1 + k, 1)
    spread(interest, part.interest, month + 1 + k, 1)
  })
  return [
    { side: 'receipt', amounts: received, via: 'loans', source: 'loans' },
    { side: 'charge', amounts: interest, via: 'loans', family: 'interest', variable: false },
    { side: 'payment', amounts: principal, via: 'loans', use: 'loan-principal' },
    { side: 'payment', amounts: interest, via: 'loans', use: 'interest' },
  ]
}

/** Money that comes back: in or out at its month, the other way at its return; never a charge nor a product. */
export function deposit(line: Deposit, frame: Frame): Stream[] {
  const first = series(frame.months)
  spread(first, line.amount, monthsBetween(frame.start, line.month), 1)
  const back = series(frame.months)
  if (line.back) spread(back, line.amount, monthsBetween(frame.start, line.back), 1)
  const given = line.direction === 'given'
  const via = given ? 'deposits-given' : 'deposits-received'
  return [
    { side: 'payment', amounts: given ? first : back, via, use: 'deposits' },
    { side: 'receipt', amounts: given ? back : first, via, source: 'deposits' },
  ]
}
