import { type Id, newId } from '#kit/id.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { GrantState } from '../rules/life.ts'
import type { GrantMoveRow } from '../store.server.ts'

/** One step of a grant's life, by whoever acts, now. */
export const newMove = (
  ctx: Ctx,
  grantId: Id<'Grant'>,
  verb: GrantMoveRow['verb'],
  state: GrantState,
  why = '',
): GrantMoveRow => ({
  ...{ hubId: ctx.hub.id, id: newId<'GrantMove'>(), grantId, verb, state, why },
  ...{ at: ctx.now(), userId: ctx.actor.userId, actorName: ctx.actor.name },
})
