import type { Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { type Cents, minus } from '#kit/money.ts'
import { currentPrice } from '#modules/catalogue/rules/prices.ts'
import { getService, type Service } from '#modules/catalogue/services.server.ts'
import { type PriceRow, priceRows } from '#modules/catalogue/store.server.ts'
import { SEGMENTS, type Segment } from '#modules/people/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'

export type SegmentPrice = {
  segment: Segment
  price: Cents | null
  /** What is left of the price after the direct cost; the hub's own time is not in it. */
  margin: Cents | null
  /** The nearest change announced for after today. */
  next: { price: Cents; fromDay: Day } | null
}

type ServicePage = { service: Service; segments: SegmentPrice[]; history: PriceRow[] }

/** A service with each segment's price now and to come, and every price it ever had, the newest first. */
export async function servicePage(ctx: Ctx, id: Id<'Service'>): Promise<ServicePage | null> {
  const today = ctx.today()
  const service = await getService(ctx, id)
  if (!service) return null
  const prices = await ctx.read((tx) => priceRows(tx, ctx.hub.id, [id]))
  const segments = SEGMENTS.map((segment): SegmentPrice => {
    const price = currentPrice(prices, segment, today)
    const ahead = prices.find(
      (row) => row.segment === segment && row.rate === 'normal' && row.fromDay > today,
    )?.fromDay
    const nextPrice = ahead ? currentPrice(prices, segment, ahead) : null
    return {
      segment,
      price,
      margin: price === null ? null : minus(price, service.directCost),
      next: ahead && nextPrice !== null ? { price: nextPrice, fromDay: ahead } : null,
    }
  }).filter((row) => row.price !== null || row.next !== null)
  return { service, segments, history: prices.toReversed() }
}
