import { type Id, newId } from '#kit/id.ts'
import type { Cents } from '#kit/money.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { type PartsCode, writeParts } from '#modules/catalogue/parts.server.ts'
import { mayWriteCatalogue } from '#modules/catalogue/permits.ts'
import type { Rate } from '#modules/catalogue/rules/prices.ts'
import type { NewService } from '#modules/catalogue/service-form.ts'
import { insertPrices, insertService, serviceKey } from '#modules/catalogue/store.server.ts'
import type { Segment } from '#modules/people/index.server.ts'
import { audit, type Ctx, once } from '#platform/context/ctx.server.ts'

type Added = { id: Id<'Service'> }
type AddServiceCode = 'not_permitted' | 'no_price' | 'name_taken' | 'amount_too_small' | PartsCode
type Priced = { rate: Rate; segment: Segment; price: Cents }

const priced = ({ prices, rates = {} }: NewService): Priced[] =>
  Object.entries({ normal: prices, ...rates }).flatMap(([rate, those]) =>
    Object.entries(those).map(([segment, price]) => ({ rate, segment, price }) as Priced),
  )

/**
 * Adds a service and its prices, valid from today; with parts it is a package. A service nobody can pay for is refused,
 * and a rate needs the normal price beside it.
 */
export async function addService(ctx: Ctx, input: NewService): Promise<Result<Added, AddServiceCode>> {
  if (!mayWriteCatalogue(ctx.actor)) return refuse('not_permitted')
  const { idempotencyKey, prices, rates: _, parts, description = '', ...service } = input
  if (Object.keys(prices).length === 0) return refuse('no_price')
  const all = priced(input)
  const negative = all.find(({ price }) => price < 0n)
  if (negative) return refuse('amount_too_small', `price-${negative.segment}`)
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
      const whole = parts ? await writeParts(tx, ctx, id, parts) : ok(null)
      if (!whole.ok) return whole
      await insertPrices(
        tx,
        all.map((row) => ({
          ...row,
          hubId: ctx.hub.id,
          serviceId: id,
          fromDay: ctx.today(),
          recordedAt: at,
        })),
      )
      await audit(tx, ctx, 'add', 'service', id)
      return ok({ id })
    }),
  )
}
