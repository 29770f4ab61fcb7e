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
  if (line.account === '102') return [{ side: 'receipt', amounts: received, source: 'own-funds' }]
  const product = series(frame.months)
  spread(product, line.amount, first, Math.max(1, to - first + 1))
  return [
    {
      side: 'product',
      amounts: product,
      account: line.account,
      kind: line.type,
      payer: line.payer,
      pillar: pillarOf(line),
      // Crowdfunding has one name but many givers: none of them can leave at once.
      funder: line.type === 'crowdfunding' ? null : line.funder,
    },
    { side: 'receipt', amounts: received, source: 'funding' },
  ]
}
