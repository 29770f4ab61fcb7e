import { monthsBetween } from '#kit/day.ts'
import { assetCost, loanSchedule } from './assets.ts'
import type { BalanceItem, Frame, Stream } from './frame.ts'
import type { Assumption } from './plan.ts'
import { partOf, series, spread } from './spread.ts'

/** Balances in cents, what the hub has being positive and what it owes negative. */
export type Balances = Partial<Record<BalanceItem, number>>

/** Over how many months what was received before the plan is earned. */
const DEFERRED_MONTHS = 12

/** What a line that began before the plan leaves on the balance sheet at its start. */
function openingOfLine(line: Assumption, frame: Frame): Balances {
  if (line.type !== 'investment' && line.type !== 'loan' && line.type !== 'deposit') return {}
  const age = monthsBetween(line.month, frame.start)
  if (age <= 0) return {}
  if (line.type === 'investment') {
    const cost = assetCost(line, frame)
    let worn = 0
    for (let k = 0; k < Math.min(age, line.depreciationMonths); k++)
      worn += partOf(cost, k, line.depreciationMonths)
    return { 'fixed-assets': cost, depreciation: -worn }
  }
  if (line.type === 'loan') {
    const schedule = loanSchedule(line.amount, line.rate, line.months, line.deferral)
    // The first instalment is due the month after the loan.
    const left = schedule.slice(Math.max(0, age - 1)).reduce((all, part) => all + part.principal, 0)
    return { loans: -left }
  }
  if (line.back && line.back < frame.start) return {}
  return line.direction === 'given'
    ? { 'deposits-given': line.amount }
    : { 'deposits-received': -line.amount }
}

/** Balances at the start of the plan; own funds are what the rest leaves. */
export function openingBalances(lines: readonly Assumption[], frame: Frame): Balances {
  const { receivables = 0, payables = 0, taxAndSocial = 0, deferred = 0 } = frame.opening
  const balances: Balances = {
    'opening-due': receivables,
    'opening-owed': -payables - taxAndSocial,
    deferred: -deferred,
  }
  const add = (of: Balances) => {
    for (const [item, amount] of Object.entries(of) as [BalanceItem, number][])
      balances[item] = (balances[item] ?? 0) + amount
  }
  for (const line of lines) add(openingOfLine(line, frame))
  const others = Object.values(balances).reduce((all, amount) => all + amount, 0)
  add({ 'own-funds': -others - frame.openingCash })
  return balances
}

/**
 * What was due and owed at the start moves in the first month; what was received before is earned evenly over twelve.
 * Its origin is not told: it is counted as a grant of nobody in particular, so that the earned share is never flattered.
 */
export function openingStreams(frame: Frame): Stream[] {
  const { receivables = 0, payables = 0, taxAndSocial = 0, deferred = 0 } = frame.opening
  const streams: Stream[] = []
  const first = (amount: number) => {
    const amounts = series(frame.months)
    amounts[0] = amount
    return amounts
  }
  if (receivables > 0)
    streams.push({ side: 'receipt', amounts: first(receivables), via: 'opening-due', source: 'opening' })
  if (payables + taxAndSocial > 0)
    streams.push({
      side: 'payment',
      amounts: first(payables + taxAndSocial),
      via: 'opening-owed',
      use: 'opening',
    })
  if (deferred > 0) {
    const earned = series(frame.months)
    spread(earned, deferred, 0, DEFERRED_MONTHS)
    streams.push({
      side: 'product',
      amounts: earned,
      via: 'deferred',
      account: '74',
      kind: 'grant',
      payer: 'other',
      pillar: 'public',
      funder: null,
    })
  }
  return streams
}
