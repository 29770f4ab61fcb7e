import type { Day } from '#kit/day.ts'
import type { Cents } from '#kit/money.ts'

/** Everybody's price, a lower one for those who need it, and one of those who wish to give more. */
export const RATES = ['normal', 'solidarity', 'support'] as const
export type Rate = (typeof RATES)[number]
export type OtherRate = Exclude<Rate, 'normal'>

/** A price for a segment from a day on. `recordedAt` orders two changes of the same day: the last one holds. */
type DatedPrice<Segment extends string = string> = {
  readonly segment: Segment
  readonly rate: Rate
  readonly fromDay: Day
  readonly recordedAt: Date
  readonly price: Cents
}

const later = (a: DatedPrice, b: DatedPrice): boolean =>
  a.fromDay === b.fromDay ? a.recordedAt > b.recordedAt : a.fromDay > b.fromDay

/**
 * The price of a segment on a day: the last one that began on or before it, and among several of that day the
 * last recorded. Null when the segment has none at that rate: the service is then on request.
 */
export function currentPrice<Segment extends string>(
  prices: readonly DatedPrice<Segment>[],
  segment: Segment,
  day: Day,
  rate: Rate = 'normal',
): Cents | null {
  let held: DatedPrice | null = null
  for (const price of prices) {
    if (price.segment !== segment || price.rate !== rate || price.fromDay > day) continue
    if (held === null || later(price, held)) held = price
  }
  return held?.price ?? null
}

/** Every segment's price on a day at one rate; segments without one are absent. */
export function pricesOn<Segment extends string>(
  prices: readonly DatedPrice<Segment>[],
  day: Day,
  rate: Rate = 'normal',
): Partial<Record<Segment, Cents>> {
  const on: Partial<Record<Segment, Cents>> = {}
  for (const segment of new Set(prices.map((price) => price.segment))) {
    const price = currentPrice(prices, segment, day, rate)
    if (price !== null) on[segment] = price
  }
  return on
}
