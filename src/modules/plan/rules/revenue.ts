import type { Frame, Stream } from './frame.ts'
import { pillarOf, type Revenue } from './plan.ts'
import { addDelayed, indexed, roundCents, type Series, series, spread } from './spread.ts'
import type { Volumes } from './volume.ts'

export type Sold = {
  readonly streams: Stream[]
  /** What the line earns each month, for the costs that are a share of it. */
  readonly earned: Series
  /** Units served each month: a prepaid unit is served over the months it is earned. */
  readonly served: Series
}

/** Units served when each sale is used up evenly over `over` months. */
function servedUnits(units: Series, over: number): Series {
  if (over === 1) return units
  const served = series(units.length)
  for (let m = 0; m < units.length; m++)
    for (let k = 0; k < over && m + k < units.length; k++) served[m + k]! += units[m]! / over
  return served
}

/** The price of the line, or the mean of its segments by their shares. Cents, with decimals. */
export function meanPrice(line: Pick<Revenue, 'unitPrice' | 'segments'>): number {
  if (!line.segments) return line.unitPrice
  // Shares are typed and may sum to 99.99.
  const shares = line.segments.reduce((all, { share }) => all + share, 0)
  return line.segments.reduce((all, { share, unitPrice }) => all + share * unitPrice, 0) / shares
}

/** What one unit brings: a company contract is priced per employee it covers. */
export const unitPriceOf = (line: Revenue): number => meanPrice(line) * (line.headcount ?? 1)

/** Income, direct cost and cash of a revenue line. */
export function sell(line: Revenue, volumes: Volumes, frame: Frame): Sold {
  const over = line.earnedOver ?? 1
  const days = line.paymentDelayDays ?? 0
  const sold = series(frame.months)
  const price = unitPriceOf(line)
  const index = line.yearlyIndex ?? frame.inflation.prices
  for (let m = 0; m < frame.months; m++) sold[m] = roundCents(price * indexed(index, m) * volumes.billed[m]!)
  let earned = sold
  if (over > 1) {
    earned = series(frame.months)
    for (let m = 0; m < frame.months; m++) spread(earned, sold[m]!, m, over)
  }
  const received = series(frame.months)
  addDelayed(received, sold, days)
  const streams: Stream[] = [
    {
      side: 'product',
      amounts: earned,
      via: over > 1 ? 'deferred' : 'customers',
      account: line.account,
      kind: line.kind,
      payer: line.payer,
      pillar: pillarOf(line),
      funder: line.funder ?? null,
    },
    { side: 'receipt', amounts: received, via: 'customers', source: 'sales' },
  ]
  if (over > 1) streams.push({ side: 'move', amounts: sold, from: 'deferred', to: 'customers' })
  const rate = frame.tax ? (line.taxRate ?? (line.account === '70' ? frame.tax.rate : 0)) : 0
  if (rate > 0) {
    const tax = Float64Array.from(sold, (amount) => roundCents((amount * rate) / 100))
    const taxIn = series(frame.months)
    addDelayed(taxIn, tax, days)
    streams.push(
      { side: 'move', amounts: tax, from: 'tax-pending', to: 'customers' },
      { side: 'receipt', amounts: taxIn, via: 'customers', source: 'sales' },
      // Services: the State may ask for the tax once the customer has paid (CGI 269-2-c).
      { side: 'move', amounts: taxIn, from: 'sales-tax', to: 'tax-pending' },
    )
  }
  const served = line.billing === 'yearly' ? volumes.units : servedUnits(volumes.units, over)
  if (line.unitCost) {
    const cost = series(frame.months)
    const costIndex = line.yearlyIndex ?? frame.inflation.costs
    for (let m = 0; m < frame.months; m++)
      cost[m] = roundCents(line.unitCost * indexed(costIndex, m) * served[m]!)
    streams.push({ side: 'charge', amounts: cost, via: 'suppliers', family: 'purchases', variable: true })
    streams.push({ side: 'payment', amounts: cost, via: 'suppliers', use: 'costs' })
  }
  return { streams, earned, served }
}
