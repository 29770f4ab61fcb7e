import { type Id, newId } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { mayKeepTrips } from '#modules/rounds/permits.ts'
import {
  insertScheme,
  lockTrips,
  schemeById,
  schemesOf,
  updateScheme,
} from '#modules/rounds/trips/store.server.ts'
import { audit, type Ctx, once } from '#platform/context/ctx.server.ts'
import type { SchemeForm } from './form.ts'

type SchemeCode = 'not_permitted' | 'name_taken' | 'not_found'

/** Adds a scheme, or changes one; two do not share a name. Trips keep the mode and the zone they were noted with. */
export async function keepScheme(
  ctx: Ctx,
  input: SchemeForm,
  id?: Id<'Scheme'>,
): Promise<Result<{ id: Id<'Scheme'> }, SchemeCode>> {
  if (!mayKeepTrips(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx((tx) =>
    once(tx, ctx, id ? undefined : input.idempotencyKey, async () => {
      const hubId = ctx.hub.id
      await lockTrips(tx, hubId)
      const others = (await schemesOf(tx, hubId)).filter((one) => one.id !== id)
      if (others.some((one) => one.name === input.name)) return refuse('name_taken', 'name')
      const { name, mode, handover, how = '', zone = '' } = input
      const at = ctx.now()
      const facts = { name, mode, handover, how, zone, updatedAt: at }
      if (id) {
        const found = await schemeById(tx, hubId, id)
        if (!found || found.removedAt) return refuse('not_found')
        await updateScheme(tx, hubId, id, facts)
        await audit(tx, ctx, 'change', 'scheme', id)
        return ok({ id })
      }
      const fresh = newId<'Scheme'>()
      await insertScheme(tx, { hubId, id: fresh, ...facts, createdAt: at, removedAt: null })
      await audit(tx, ctx, 'add', 'scheme', fresh)
      return ok({ id: fresh })
    }),
  )
}

/** Takes a scheme out of the choices, or puts it back; its trips stay. */
export async function setSchemeRemoved(
  ctx: Ctx,
  id: Id<'Scheme'>,
  removed: boolean,
): Promise<Result<{ id: Id<'Scheme'> }, SchemeCode>> {
  if (!mayKeepTrips(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx(async (tx) => {
    const hubId = ctx.hub.id
    await lockTrips(tx, hubId)
    const found = await schemeById(tx, hubId, id)
    if (!found) return refuse('not_found')
    if (!removed && (await schemesOf(tx, hubId)).some((one) => one.id !== id && one.name === found.name))
      return refuse('name_taken')
    await updateScheme(tx, hubId, id, { removedAt: removed ? ctx.now() : null, updatedAt: ctx.now() })
    await audit(tx, ctx, removed ? 'remove' : 'restore', 'scheme', id)
    return ok({ id })
  })
}
