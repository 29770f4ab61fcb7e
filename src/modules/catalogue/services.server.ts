import type { Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import type { Cents } from '#kit/money.ts'
import type { Segment } from '#modules/people/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { currentPrice, pricesOn } from './rules/prices.ts'
import { priceRows, type ServiceRow, serviceRows, serviceWithPrices } from './store.server.ts'

/** A service with what each segment pays today; a segment without price asks for a quote. */
export type Service = ServiceRow & { prices: Partial<Record<Segment, Cents>> }

/** Every service by activity and name, retired ones too unless `activeOnly`, with today's prices. Two queries. */
export async function listServices(ctx: Ctx, { activeOnly = false } = {}): Promise<Service[]> {
  const today = ctx.today()
  return await ctx.read(async (tx) => {
    const rows = await serviceRows(tx, ctx.hub.id, activeOnly)
    const byService = Map.groupBy(await priceRows(tx, ctx.hub.id), (price) => price.serviceId)
    return rows.map((row) => ({ ...row, prices: pricesOn(byService.get(row.id) ?? [], today) }))
  })
}

/** One service with today's prices, also when retired; null when unknown in this hub. */
export async function getService(ctx: Ctx, id: Id<'Service'>): Promise<Service | null> {
  const read = await ctx.read((tx) => serviceWithPrices(tx, ctx.hub.id, id))
  return read && { ...read.service, prices: pricesOn(read.prices, ctx.today()) }
}

/** The price of a service for a segment on a day, or null when it has none. */
export async function priceOn(
  ctx: Ctx,
  serviceId: Id<'Service'>,
  segment: Segment,
  day: Day,
): Promise<Cents | null> {
  const prices = await ctx.read((tx) => priceRows(tx, ctx.hub.id, [serviceId]))
  return currentPrice(prices, segment, day)
}
