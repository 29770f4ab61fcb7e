import type { Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { type Cents, cents, minus } from '#kit/money.ts'
import { currentPrice, type OtherRate, RATES, type Rate } from '#modules/catalogue/rules/prices.ts'
import { getService, listServices, type Service } from '#modules/catalogue/services.server.ts'
import { type PriceRow, priceRows } from '#modules/catalogue/store.server.ts'
import { SEGMENTS, type Segment } from '#modules/people/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'

type Next = { rate: Rate; price: Cents; fromDay: Day }
export type SegmentPrice = {
  segment: Segment
  price: Cents | null
  rates: Record<OtherRate, Cents | null>
  /** What is left of the price after the direct cost; the hub's own time is not in it. */
  margin: Cents | null
  /** The nearest change announced of each rate. */
  next: readonly Next[]
}

type ServicePage = {
  service: Service
  segments: SegmentPrice[]
  history: PriceRow[]
  /** With `parts`: what each segment would pay for them one by one, where all have a price. */
  apart: Partial<Record<Segment, Cents>>
  /** Packages that hold it. */
  soldIn: { id: Id<'Service'>; name: string }[]
}

function nextOf(prices: readonly PriceRow[], segment: Segment, today: Day): Next[] {
  return RATES.flatMap((rate) => {
    const ahead = prices.find((row) => row.segment === segment && row.rate === rate && row.fromDay > today)
    const price = ahead ? currentPrice(prices, segment, ahead.fromDay, rate) : null
    return ahead && price !== null ? [{ rate, price, fromDay: ahead.fromDay }] : []
  })
}

/** What the contents of a package cost one by one; a segment for which one of them has no price is absent. */
function pricesApart(service: Service, all: readonly Service[]): Partial<Record<Segment, Cents>> {
  const apart: Partial<Record<Segment, Cents>> = {}
  if (service.parts.length === 0) return apart
  for (const segment of SEGMENTS) {
    const each = service.parts.map(({ serviceId, quantity }) => {
      const price = all.find((one) => one.id === serviceId)?.prices[segment]
      return price === undefined ? null : price * BigInt(quantity)
    })
    if (each.every((price) => price !== null))
      apart[segment] = cents(each.reduce((sum, price) => sum + price, 0n))
  }
  return apart
}

/** A service with each segment's prices now and to come, and every price it ever had, the newest first. */
export async function servicePage(ctx: Ctx, id: Id<'Service'>): Promise<ServicePage | null> {
  const today = ctx.today()
  const service = await getService(ctx, id)
  if (!service) return null
  const prices = await ctx.read((tx) => priceRows(tx, ctx.hub.id, [id]))
  const all = await listServices(ctx)
  const segments = SEGMENTS.map((segment): SegmentPrice => {
    const price = currentPrice(prices, segment, today)
    return {
      segment,
      price,
      rates: {
        solidarity: currentPrice(prices, segment, today, 'solidarity'),
        support: currentPrice(prices, segment, today, 'support'),
      },
      margin: price === null ? null : minus(price, service.directCost),
      next: nextOf(prices, segment, today),
    }
  }).filter((row) => row.price !== null || row.next.length > 0)
  const soldIn = all.filter((one) => !one.retiredAt && one.parts.some((part) => part.serviceId === id))
  return {
    service,
    segments,
    history: prices.toReversed(),
    apart: pricesApart(service, all),
    soldIn: soldIn.map((one) => ({ id: one.id, name: one.name })),
  }
}
