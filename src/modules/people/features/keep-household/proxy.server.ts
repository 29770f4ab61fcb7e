import { type Id, newId } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { endProxy, insertProxy } from '#modules/people/household-store.server.ts'
import { mayWritePeople } from '#modules/people/permits.ts'
import { checkProxy, type ProxyCode } from '#modules/people/rules/households.ts'
import { knownPeople } from '#modules/people/store.server.ts'
import { audit, type Ctx, once } from '#platform/context/ctx.server.ts'
import type { ProxyForm } from './form.ts'

/** Lets somebody act for a person, within stated powers and days. */
export async function addProxy(
  ctx: Ctx,
  personId: Id<'Person'>,
  input: ProxyForm,
): Promise<Result<{ id: Id<'Proxy'> }, 'not_permitted' | 'not_found' | ProxyCode>> {
  if (!mayWritePeople(ctx.actor)) return refuse('not_permitted')
  const { proxyId, kind, powers, from, until = null, paper = null } = input
  const fits = checkProxy({ kind, powers, from, until, paper }, personId === proxyId)
  if (!fits.ok) return fits
  return await ctx.tx((tx) =>
    once<{ id: Id<'Proxy'> }, 'not_found'>(tx, ctx, input.idempotencyKey, async () => {
      if ((await knownPeople(tx, ctx.hub.id, [personId, proxyId])).length < 2) return refuse('not_found')
      const id = newId<'Proxy'>()
      const row = { hubId: ctx.hub.id, id, personId, proxyId, kind, powers, from, until, paper }
      await insertProxy(tx, { ...row, recordedAt: ctx.now() })
      await audit(tx, ctx, 'proxy', 'person', personId, { proxyId, kind, powers })
      return ok({ id })
    }),
  )
}

/** Ends it today: the line stays, with its paper. */
export async function stopProxy(
  ctx: Ctx,
  personId: Id<'Person'>,
  id: Id<'Proxy'>,
): Promise<Result<null, 'not_permitted' | 'already_so'>> {
  if (!mayWritePeople(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx(async (tx): Promise<Result<null, 'already_so'>> => {
    if (!(await endProxy(tx, ctx.hub.id, personId, id, ctx.now()))) return refuse('already_so')
    await audit(tx, ctx, 'end-proxy', 'person', personId)
    return ok(null)
  })
}
