import type { Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { type Cents, toDecimal } from '#kit/money.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { mayWriteCatalogue } from '#modules/catalogue/permits.ts'
import type { Rate } from '#modules/catalogue/rules/prices.ts'
import { insertPrices, serviceById } from '#modules/catalogue/store.server.ts'
import type { Segment } from '#modules/people/index.server.ts'
import { audit, type Ctx } from '#platform/context/ctx.server.ts'

type PriceInput = {
  serviceId: Id<'Service'>
  segment: Segment
  /** Everybody's when absent. */
  rate?: Rate
  price: Cents
  fromDay: Day
}
type SetPriceCode = 'not_permitted' | 'not_found' | 'day_is_past' | 'amount_too_small' | 'changed_meanwhile'

/**
 * Sets the price of a segment from a day on; the prices before it stay, so past requests stay explained.
 * A day already past is refused: what was sold that day was sold at the price shown then.
 */
export async function setPrice(ctx: Ctx, input: PriceInput): Promise<Result<null, SetPriceCode>> {
  if (!mayWriteCatalogue(ctx.actor)) return refuse('not_permitted')
  if (input.price < 0n) return refuse('amount_too_small', 'price')
  if (input.fromDay < ctx.today()) return refuse('day_is_past', 'fromDay')
  return await ctx.tx(async (tx): Promise<Result<null, SetPriceCode>> => {
    if (!(await serviceById(tx, ctx.hub.id, input.serviceId))) return refuse('not_found')
    const set = await insertPrices(tx, [{ ...input, hubId: ctx.hub.id, recordedAt: ctx.now() }])
    if (!set) return refuse('changed_meanwhile')
    const { segment, rate, price, fromDay } = input
    await audit(tx, ctx, 'set-price', 'service', input.serviceId, {
      segment,
      rate,
      price: toDecimal(price),
      fromDay,
    })
    return ok(null)
  })
}
