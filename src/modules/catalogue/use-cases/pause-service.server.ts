import type { Day } from '#kit/day.ts'
import { type Id, newId } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { mayWriteCatalogue } from '#modules/catalogue/permits.ts'
import { insertPause, liftPauseRow, serviceById } from '#modules/catalogue/store.server.ts'
import { audit, type Ctx, once } from '#platform/context/ctx.server.ts'

type PauseInput = {
  serviceId: Id<'Service'>
  fromDay: Day
  /** Its last day; without one it lasts until somebody lifts it. */
  untilDay?: Day
  why: string
  idempotencyKey?: string
}
type PauseCode = 'not_permitted' | 'not_found' | 'day_is_past' | 'ends_before_it_begins' | 'why_needed'
type Paused = { id: Id<'ServicePause'> }

/** Stops a service from a day on, with a reason that the counter reads out. Requests already taken are kept. */
export async function pauseService(ctx: Ctx, input: PauseInput): Promise<Result<Paused, PauseCode>> {
  if (!mayWriteCatalogue(ctx.actor)) return refuse('not_permitted')
  const { serviceId, fromDay, untilDay, idempotencyKey } = input
  const why = input.why.trim()
  if (!why) return refuse('why_needed', 'why')
  if (fromDay < ctx.today()) return refuse('day_is_past', 'fromDay')
  if (untilDay && untilDay < fromDay) return refuse('ends_before_it_begins', 'untilDay')
  return await ctx.tx((tx) =>
    once<Paused, PauseCode>(tx, ctx, idempotencyKey, async () => {
      if (!(await serviceById(tx, ctx.hub.id, serviceId))) return refuse('not_found')
      const id = newId<'ServicePause'>()
      const row = { hubId: ctx.hub.id, id, serviceId, fromDay, untilDay: untilDay ?? null, why }
      await insertPause(tx, { ...row, recordedAt: ctx.now() })
      await audit(tx, ctx, 'pause', 'service', serviceId, { fromDay, untilDay, why })
      return ok({ id })
    }),
  )
}

/** Ends a pause before its last day, or before it began. */
export async function liftPause(
  ctx: Ctx,
  id: Id<'ServicePause'>,
): Promise<Result<null, 'not_permitted' | 'already_so'>> {
  if (!mayWriteCatalogue(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx(async (tx): Promise<Result<null, 'already_so'>> => {
    const serviceId = await liftPauseRow(tx, ctx.hub.id, id, ctx.now())
    if (!serviceId) return refuse('already_so')
    await audit(tx, ctx, 'lift-pause', 'service', serviceId)
    return ok(null)
  })
}
