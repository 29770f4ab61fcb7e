import { type Frame, lifeOf, type Stream } from './frame.ts'
import type { FixedCost, StepCost, VariableCost } from './plan.ts'
import { buy, withKept } from './purchases.ts'
import type { Sold } from './revenue.ts'
import { addDelayed, indexed, roundCents, type Series, series } from './spread.ts'

const PERIOD = { monthly: 1, quarterly: 3, yearly: 12 } as const

/** Rent, insurance, telephone…: a charge each month, paid at the start of each period. */
export function fixedCost(line: FixedCost, frame: Frame): Stream[] {
  const { first, last } = lifeOf(line, frame)
  const period = PERIOD[line.paid ?? 'monthly']
  const index = line.yearlyIndex ?? frame.inflation.costs
  // The last period that begins in the plan is paid whole.
  const amounts = series(frame.months + period - 1)
  for (let m = first; m < amounts.length && m <= last; m++)
    amounts[m] = roundCents(line.amount * indexed(index, m))
  const pay = (of: Series): Series => {
    if (period === 1) return of
    const paid = series(frame.months)
    for (let m = first; m < frame.months && m <= last; m += period)
      for (let k = 0; k < period; k++) paid[m]! += of[m + k]!
    return paid
  }
  const via = period > 1 ? 'prepaid' : 'suppliers'
  const { streams, kept } = buy({ amounts, pay, via, use: 'costs', taxRate: line.taxRate }, frame)
  const charge = withKept(amounts, kept, frame)
  return [{ side: 'charge', amounts: charge, via, family: line.family, variable: false }, ...streams]
}

type Basis = VariableCost['basis']

/** Units up to the first threshold at the usual amount, those beyond each threshold at its own. */
function costOfUnits(basis: Extract<Basis, { type: 'per-unit' }>, units: number): number {
  const { amount, tiers } = basis
  if (!tiers) return amount * units
  let cost = 0
  let from = 0
  let each = amount
  for (const { above, amount: next } of tiers) {
    if (units <= above) break
    cost += each * (above - from)
    from = above
    each = next
  }
  return cost + each * (units - from)
}

function costOf(basis: Basis, of: Sold, index: number | undefined, m: number): number {
  switch (basis.type) {
    case 'share-of-sales':
      return (of.earned[m]! * basis.percent) / 100
    case 'margin':
      return (of.earned[m]! * (100 - basis.percent)) / 100
    case 'per-unit':
      return costOfUnits(basis, of.served[m]!) * indexed(index, m)
  }
}

/**
 * What is bought so that the stock at the end of each month is `days` of that month's consumption (30 days to a month),
 * and nothing at the end of the line. Goods are never sent back: a stock too large is used first.
 */
export function purchasesFor(used: Series, days: number, last: number): Series {
  const bought = series(used.length)
  let stock = 0
  for (let m = 0; m < used.length; m++) {
    const wanted = m >= last ? 0 : roundCents((used[m]! * days) / 30)
    bought[m] = Math.max(0, used[m]! + wanted - stock)
    stock += bought[m]! - used[m]!
  }
  return bought
}

/** A share of what a revenue line earns, what its margin leaves, or an amount per unit it serves. */
export function variableCost(line: VariableCost, of: Sold, frame: Frame): Stream[] {
  const { first, last } = lifeOf(line, frame)
  const index = line.yearlyIndex ?? frame.inflation.costs
  const used = series(frame.months)
  for (let m = first; m < frame.months && m <= last; m++)
    used[m] = roundCents(costOf(line.basis, of, index, m))
  const pay = (amounts: Series): Series => {
    const paid = series(frame.months)
    addDelayed(paid, amounts, line.paymentDelayDays ?? 0)
    return paid
  }
  const held = line.stockDays ? purchasesFor(used, line.stockDays, last) : null
  const bought = {
    amounts: held ?? used,
    pay,
    via: 'suppliers',
    use: 'costs',
    taxRate: line.taxRate,
  } as const
  const { streams, kept } = buy(bought, frame)
  const charge = { side: 'charge', family: line.family, variable: true } as const
  if (!held) return [{ ...charge, amounts: withKept(used, kept, frame), via: 'suppliers' }, ...streams]
  const stocked: Stream[] = [
    { ...charge, amounts: used, via: 'stock' },
    { side: 'move', amounts: held, from: 'suppliers', to: 'stock' },
    ...streams,
  ]
  if (kept) stocked.push({ ...charge, amounts: kept, via: 'suppliers' })
  return stocked
}

/** A volume that should be a whole multiple may miss it by the last bit of a double. */
const HAIR = 1e-9

/** One more of something for each full `every` units of a revenue line in the month. */
export function stepCost(line: StepCost, of: Sold, frame: Frame): Stream[] {
  const { first, last } = lifeOf(line, frame)
  const index = line.yearlyIndex ?? frame.inflation.costs
  const amounts = series(frame.months)
  for (let m = first; m < frame.months && m <= last; m++) {
    const steps = Math.floor(of.served[m]! / line.every + HAIR)
    amounts[m] = roundCents(steps * line.amount * indexed(index, m))
  }
  const use = line.family === 'salaries' ? 'salaries' : 'costs'
  const bought = { amounts, pay: (s: Series) => s, via: 'suppliers', use, taxRate: line.taxRate } as const
  const { streams, kept } = buy(bought, frame)
  const charge = withKept(amounts, kept, frame)
  return [
    { side: 'charge', amounts: charge, via: 'suppliers', family: line.family, variable: false },
    ...streams,
  ]
}
