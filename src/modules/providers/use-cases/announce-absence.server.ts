import type { Day } from '#kit/day.ts'
import { type Id, newId } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { mayKeepProviders } from '#modules/providers/permits.ts'
import { cancelAbsenceRow, fileOf, insertAbsence } from '#modules/providers/store.server.ts'
import { audit, type Ctx, once } from '#platform/context/ctx.server.ts'

type AbsenceInput = {
  organisationId: Id<'Organisation'>
  /** First and last day away. */
  fromDay: Day
  untilDay: Day
  why?: string
  idempotencyKey?: string
}
type AbsenceCode = 'not_permitted' | 'not_found' | 'ends_before_it_begins'
type Announced = { id: Id<'ProviderAbsence'> }

/** Notes days on which a provider does not work: whoever looks for one that week sees it. */
export async function announceAbsence(
  ctx: Ctx,
  input: AbsenceInput,
): Promise<Result<Announced, AbsenceCode>> {
  if (!mayKeepProviders(ctx.actor)) return refuse('not_permitted')
  const { organisationId, fromDay, untilDay, why = '', idempotencyKey } = input
  if (untilDay < fromDay) return refuse('ends_before_it_begins', 'untilDay')
  return await ctx.tx((tx) =>
    once<Announced, AbsenceCode>(tx, ctx, idempotencyKey, async () => {
      if (!(await fileOf(tx, ctx.hub.id, organisationId))) return refuse('not_found')
      const id = newId<'ProviderAbsence'>()
      const row = { hubId: ctx.hub.id, id, organisationId, fromDay, untilDay, why }
      await insertAbsence(tx, { ...row, recordedAt: ctx.now() })
      await audit(tx, ctx, 'absence', 'provider', organisationId, { fromDay, untilDay })
      return ok({ id })
    }),
  )
}

/** Takes back an absence. */
export async function cancelAbsence(
  ctx: Ctx,
  organisationId: Id<'Organisation'>,
  id: Id<'ProviderAbsence'>,
): Promise<Result<null, 'not_permitted' | 'already_so'>> {
  if (!mayKeepProviders(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx(async (tx): Promise<Result<null, 'already_so'>> => {
    const done = await cancelAbsenceRow(tx, ctx.hub.id, organisationId, id, ctx.now())
    if (!done) return refuse('already_so')
    await audit(tx, ctx, 'cancel-absence', 'provider', organisationId)
    return ok(null)
  })
}
