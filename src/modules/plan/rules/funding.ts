import { monthsBetween } from '#kit/day.ts'
import type { Frame, Stream } from './frame.ts'
import { type Funding, pillarOf } from './plan.ts'
import { series, spread } from './spread.ts'

/** Months a funding covers when its last month is not said. */
const USUAL_MONTHS = 12

/**
 * A funding is a product spread evenly over the months it covers once awarded (so that a late decision
 * never makes last month richer), and cash on the dates of its instalments.
 */
export function fund(line: Funding, frame: Frame): Stream[] {
  const award = monthsBetween(frame.start, line.award)
  const from = line.from ? monthsBetween(frame.start, line.from) : award
  const to = line.to ? monthsBetween(frame.start, line.to) : from + USUAL_MONTHS - 1
  const first = Math.max(award, from)
  const received = series(frame.months)
  for (const { month, amount } of line.instalments)
    spread(received, amount, monthsBetween(frame.start, month), 1)
  if (line.account === '102')
    return [{ side: 'receipt', amounts: received, via: 'own-funds', source: 'own-funds' }]
  // Awarded at once, earned month by month: what is not earned yet waits among the debts, or beside own funds.
  const waiting = line.account === '13' ? 'investment-grants' : 'deferred'
  const awarded = series(frame.months)
  spread(awarded, line.amount, award, 1)
  const product = series(frame.months)
  spread(product, line.amount, first, Math.max(1, to - first + 1))
  return [
    {
      side: 'product',
      amounts: product,
      via: waiting,
      account: line.account === '13' ? '77' : line.account,
      kind: line.type,
      payer: line.payer,
      pillar: pillarOf(line),
      // Crowdfunding has one name but many givers: none of them can leave at once.
      funder: line.type === 'crowdfunding' ? null : line.funder,
    },
    { side: 'move', amounts: awarded, from: waiting, to: 'grants-due' },
    { side: 'receipt', amounts: received, via: 'grants-due', source: 'funding' },
  ]
}
