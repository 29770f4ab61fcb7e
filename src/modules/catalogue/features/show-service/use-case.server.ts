import type { Id } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { mayWriteCatalogue } from '#modules/catalogue/permits.ts'
import { serviceById, updateService } from '#modules/catalogue/store.server.ts'
import { audit, type Ctx } from '#platform/context/ctx.server.ts'

type RetireCode = 'not_permitted' | 'not_found' | 'already_so'

/** Takes a service off the counter; requests already taken keep it. */
export const retireService = (ctx: Ctx, id: Id<'Service'>): Promise<Result<null, RetireCode>> =>
  move(ctx, id, ctx.now())

/** The way back from `retireService`. */
export const putBackService = (ctx: Ctx, id: Id<'Service'>): Promise<Result<null, RetireCode>> =>
  move(ctx, id, null)

async function move(ctx: Ctx, id: Id<'Service'>, retiredAt: Date | null): Promise<Result<null, RetireCode>> {
  if (!mayWriteCatalogue(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx(async (tx): Promise<Result<null, RetireCode>> => {
    const service = await serviceById(tx, ctx.hub.id, id)
    if (!service) return refuse('not_found')
    if ((service.retiredAt === null) === (retiredAt === null)) return refuse('already_so')
    await updateService(tx, ctx.hub.id, id, { retiredAt, updatedAt: ctx.now() })
    await audit(tx, ctx, retiredAt ? 'retire' : 'back', 'service', id)
    return ok(null)
  })
}
