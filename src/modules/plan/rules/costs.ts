import { type Frame, lifeOf, type Stream } from './frame.ts'
import type { FixedCost, InKind, Salary, StepCost, VariableCost } from './plan.ts'
import { pillarOf } from './plan.ts'
import type { Sold } from './revenue.ts'
import { addDelayed, indexed, roundCents, series } from './spread.ts'

const PERIOD = { monthly: 1, quarterly: 3, yearly: 12 } as const

/** Rent, insurance, telephone…: a charge each month, paid at the start of each period. */
export function fixedCost(line: FixedCost, frame: Frame): Stream[] {
  const { first, last } = lifeOf(line, frame)
  const period = PERIOD[line.paid ?? 'monthly']
  const charge = series(frame.months)
  const paid = period === 1 ? charge : series(frame.months)
  const amountOf = (m: number) => roundCents(line.amount * indexed(line.yearlyIndex, m))
  for (let m = first; m < frame.months && m <= last; m++) {
    charge[m] = amountOf(m)
    if (period > 1 && (m - first) % period === 0)
      for (let k = 0; k < period && m + k <= last; k++) paid[m]! += amountOf(m + k)
  }
  const via = period > 1 ? 'prepaid' : 'suppliers'
  return [
    { side: 'charge', amounts: charge, via, family: line.family, variable: false },
    { side: 'payment', amounts: paid, via, use: 'costs' },
  ]
}

/**
 * Gross pay leaves in its month, employer charges the month after (as small employers pay them).
 * The aid of an integration contract is a product of account 74, not a smaller charge.
 */
export function salary(line: Salary, frame: Frame): Stream[] {
  const { first, last } = lifeOf(line, frame)
  const gross = series(frame.months)
  const employer = series(frame.months)
  const aid = series(frame.months)
  for (let m = first; m < frame.months && m <= last; m++) {
    const pay = roundCents(line.gross * line.fullTime * indexed(line.yearlyIndex, m))
    gross[m] = pay
    employer[m] = roundCents((pay * line.chargeRate) / 100)
    if (line.aid && m - first < line.aid.months) aid[m] = line.aid.amount
  }
  const employerPaid = series(frame.months)
  addDelayed(employerPaid, employer, 30)
  const streams: Stream[] = [
    { side: 'charge', amounts: gross, via: 'social', family: 'salaries', variable: false },
    { side: 'charge', amounts: employer, via: 'social', family: 'salaries', variable: false, employer: true },
    { side: 'payment', amounts: gross, via: 'social', use: 'salaries' },
    { side: 'payment', amounts: employerPaid, via: 'social', use: 'salaries' },
  ]
  if (line.aid) {
    const { funder = null } = line.aid
    const pillar = line.pillar ?? 'public'
    streams.push(
      {
        side: 'product',
        amounts: aid,
        via: 'grants-due',
        account: '74',
        kind: 'employment-aid',
        payer: 'state',
        pillar,
        funder,
      },
      { side: 'receipt', amounts: aid, via: 'grants-due', source: 'funding' },
    )
  }
  return streams
}

function costOf(basis: VariableCost['basis'], of: Sold, index: number | undefined, m: number): number {
  switch (basis.type) {
    case 'share-of-sales':
      return (of.earned[m]! * basis.percent) / 100
    case 'margin':
      return (of.earned[m]! * (100 - basis.percent)) / 100
    case 'per-unit':
      return basis.amount * indexed(index, m) * of.served[m]!
  }
}

/** A share of what a revenue line earns, or an amount per unit it serves. */
export function variableCost(line: VariableCost, of: Sold, frame: Frame): Stream[] {
  const { first, last } = lifeOf(line, frame)
  const charge = series(frame.months)
  for (let m = first; m < frame.months && m <= last; m++)
    charge[m] = roundCents(costOf(line.basis, of, line.yearlyIndex, m))
  const paid = series(frame.months)
  addDelayed(paid, charge, line.paymentDelayDays ?? 0)
  return [
    { side: 'charge', amounts: charge, via: 'suppliers', family: line.family, variable: true },
    { side: 'payment', amounts: paid, via: 'suppliers', use: 'costs' },
  ]
}

/** A volume that should be a whole multiple may miss it by the last bit of a double. */
const HAIR = 1e-9

/** One more of something for each full `every` units of a revenue line in the month. */
export function stepCost(line: StepCost, of: Sold, frame: Frame): Stream[] {
  const { first, last } = lifeOf(line, frame)
  const charge = series(frame.months)
  for (let m = first; m < frame.months && m <= last; m++) {
    const steps = Math.floor(of.served[m]! / line.every + HAIR)
    charge[m] = roundCents(steps * line.amount * indexed(line.yearlyIndex, m))
  }
  return [
    { side: 'charge', amounts: charge, via: 'suppliers', family: line.family, variable: false },
    {
      side: 'payment',
      amounts: charge,
      via: 'suppliers',
      use: line.family === 'salaries' ? 'salaries' : 'costs',
    },
  ]
}

/** Premises lent, volunteer hours…: valued in 86/87 and nowhere else. */
export function inKind(line: InKind, frame: Frame): Stream[] {
  const { first, last } = lifeOf(line, frame)
  const value = series(frame.months)
  const monthly =
    line.value.type === 'amount' ? line.value.amount : roundCents(line.value.hours * line.value.hourly)
  for (let m = first; m < frame.months && m <= last; m++) value[m] = monthly
  return [{ side: 'in-kind', amounts: value, kind: line.kind, pillar: pillarOf(line) }]
}
