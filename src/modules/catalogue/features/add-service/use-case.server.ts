import { type Id, newId } from '#kit/id.ts'
import type { Cents } from '#kit/money.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { mayWriteCatalogue } from '#modules/catalogue/permits.ts'
import type { NewService } from '#modules/catalogue/service-form.ts'
import { insertPrices, insertService, serviceKey } from '#modules/catalogue/store.server.ts'
import type { Segment } from '#modules/people/index.server.ts'
import { audit, type Ctx, once } from '#platform/context/ctx.server.ts'

type Added = { id: Id<'Service'> }
type AddServiceCode = 'not_permitted' | 'no_price' | 'name_taken' | 'amount_too_small'

/** Adds a service and its prices, valid from today. A service nobody can pay for is refused. */
export async function addService(ctx: Ctx, input: NewService): Promise<Result<Added, AddServiceCode>> {
  if (!mayWriteCatalogue(ctx.actor)) return refuse('not_permitted')
  const { idempotencyKey, prices, description = '', ...service } = input
  const priced = Object.entries(prices) as [Segment, Cents][]
  if (priced.length === 0) return refuse('no_price')
  const negative = priced.find(([, price]) => price < 0n)
  if (negative) return refuse('amount_too_small', `price-${negative[0]}`)
  return await ctx.tx((tx) =>
    once<Added, AddServiceCode>(tx, ctx, idempotencyKey, async () => {
      const id = newId<'Service'>()
      const at = ctx.now()
      const added = await insertService(tx, {
        ...service,
        description,
        hubId: ctx.hub.id,
        id,
        createdAt: at,
        updatedAt: at,
        sortKey: serviceKey(service.name),
      })
      if (!added) return refuse('name_taken', 'name')
      await insertPrices(
        tx,
        priced.map(([segment, price]) => ({
          hubId: ctx.hub.id,
          serviceId: id,
          segment,
          fromDay: ctx.today(),
          recordedAt: at,
          price,
        })),
      )
      await audit(tx, ctx, 'add', 'service', id)
      return ok({ id })
    }),
  )
}
