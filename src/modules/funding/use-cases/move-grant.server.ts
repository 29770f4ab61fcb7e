import type { Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { audit, type Ctx, emit, once } from '#platform/context/ctx.server.ts'
import { follow } from '../follow.server.ts'
import { mayWriteFunding } from '../permits.ts'
import { type GrantVerb, grantLife } from '../rules/life.ts'
import { insertMove, lockGrant } from '../store.server.ts'
import { newMove } from './move.ts'

export type MoveGrantCode = 'not_permitted' | 'not_found' | 'not_from_this_state' | 'agreement_needed'
type Moved = { id: Id<'Grant'> }

/**
 * Moves a grant along its life. To be granted it needs the days of its agreement, without which nobody could say which
 * stage it pays for.
 */
export async function moveGrant(
  ctx: Ctx,
  id: Id<'Grant'>,
  verb: GrantVerb,
  input: { why?: string; idempotencyKey?: string } = {},
): Promise<Result<Moved, MoveGrantCode>> {
  if (!mayWriteFunding(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx((tx) =>
    once<Moved, MoveGrantCode>(tx, ctx, input.idempotencyKey, async () => {
      const grant = await lockGrant(tx, ctx.hub.id, id)
      if (!grant) return refuse('not_found')
      const next = grantLife.next(grant.state, verb)
      if (!next.ok) return next
      if (next.value === 'granted' && !(grant.startsOn && grant.endsOn)) return refuse('agreement_needed')
      await follow(tx, ctx, grant, { state: next.value })
      await insertMove(tx, newMove(ctx, id, verb, next.value, input.why))
      await audit(tx, ctx, verb, 'grant', id)
      await emit(tx, ctx, `funding.${verb}`, id)
      return ok({ id })
    }),
  )
}

/** Notes when the report was sent to the funder; null takes it back. */
export async function noteReport(
  ctx: Ctx,
  id: Id<'Grant'>,
  on: Day | null,
): Promise<Result<Moved, 'not_permitted' | 'not_found' | 'day_in_future' | 'sent_before_start'>> {
  if (!mayWriteFunding(ctx.actor)) return refuse('not_permitted')
  if (on && on > ctx.today()) return refuse('day_in_future', 'reportedOn')
  return await ctx.tx(async (tx) => {
    const grant = await lockGrant(tx, ctx.hub.id, id)
    if (!grant) return refuse('not_found')
    if (on && grant.startsOn && on < grant.startsOn) return refuse('sent_before_start', 'reportedOn')
    await follow(tx, ctx, grant, { reportedOn: on })
    await audit(tx, ctx, on ? 'report' : 'unreport', 'grant', id, { on })
    return ok({ id })
  })
}
