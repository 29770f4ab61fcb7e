import type { Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import type { Cents } from '#kit/money.ts'
import type { Segment } from '#modules/people/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { partsTotals } from './rules/parts.ts'
import { currentPrice, type OtherRate, pricesOn, type Rate } from './rules/prices.ts'
import {
  type PartRow,
  type PauseRow,
  type PriceRow,
  partRows,
  pauseRows,
  priceRows,
  type ServiceRow,
  serviceById,
  serviceRows,
  servicesById,
} from './store.server.ts'

type Prices = Partial<Record<Segment, Cents>>

/**
 * A service with what each segment pays today; a segment without price asks for a quote. `rates` are the other
 * prices it may be sold at. With `parts` it is a package, that costs and
 * takes what they do. `pauses` hold today or later.
 */
export type Service = ServiceRow & {
  prices: Prices
  rates: Record<OtherRate, Prices>
  parts: readonly PartRow[]
  pauses: readonly PauseRow[]
}

type Around = { prices: readonly PriceRow[]; parts: readonly PartRow[]; pauses: readonly PauseRow[] }

const withAll = (row: ServiceRow, { prices, parts, pauses }: Around, day: Day): Service => ({
  ...row,
  ...(parts.length > 0 && partsTotals(parts)),
  prices: pricesOn(prices, day),
  rates: {
    solidarity: pricesOn(prices, day, 'solidarity'),
    support: pricesOn(prices, day, 'support'),
  },
  parts,
  pauses,
})

/** Every service by activity and name, retired ones too unless `activeOnly`, with today's prices. Four queries. */
export async function listServices(ctx: Ctx, { activeOnly = false } = {}): Promise<Service[]> {
  const today = ctx.today()
  return await ctx.read(async (tx) => {
    const rows = await serviceRows(tx, ctx.hub.id, activeOnly)
    const prices = Map.groupBy(await priceRows(tx, ctx.hub.id), (price) => price.serviceId)
    const parts = Map.groupBy(await partRows(tx, ctx.hub.id), (part) => part.packageId)
    const pauses = Map.groupBy(await pauseRows(tx, ctx.hub.id, today), (pause) => pause.serviceId)
    return rows.map((row) => {
      const { id } = row
      const around = {
        prices: prices.get(id) ?? [],
        parts: parts.get(id) ?? [],
        pauses: pauses.get(id) ?? [],
      }
      return withAll(row, around, today)
    })
  })
}

/** One service with today's prices, also when retired; null when unknown in this hub. */
export async function getService(ctx: Ctx, id: Id<'Service'>): Promise<Service | null> {
  const today = ctx.today()
  return await ctx.read(async (tx) => {
    const row = await serviceById(tx, ctx.hub.id, id)
    if (!row) return null
    const around = {
      prices: await priceRows(tx, ctx.hub.id, [id]),
      parts: await partRows(tx, ctx.hub.id, [id]),
      pauses: await pauseRows(tx, ctx.hub.id, today, [id]),
    }
    return withAll(row, around, today)
  })
}

/** The price of a service for a segment on a day at one rate, or null when it has none. */
export async function priceOn(
  ctx: Ctx,
  serviceId: Id<'Service'>,
  segment: Segment,
  day: Day,
  rate: Rate = 'normal',
): Promise<Cents | null> {
  const prices = await ctx.read((tx) => priceRows(tx, ctx.hub.id, [serviceId]))
  return currentPrice(prices, segment, day, rate)
}

/** What an invoice says of a service beside its name and price: its rate of VAT (permille) and what one price buys. */
export const invoicedAs = async (
  ctx: Ctx,
  ids: readonly Id<'Service'>[],
): Promise<ReadonlyMap<Id<'Service'>, Pick<ServiceRow, 'vatRate' | 'unit'>>> =>
  new Map(
    ids.length === 0
      ? []
      : (await ctx.read((tx) => servicesById(tx, ctx.hub.id, [...new Set(ids)]))).map((row) => [row.id, row]),
  )
