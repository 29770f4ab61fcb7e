import { newId } from '#kit/id.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import type { RequestNote } from '../rules/life.ts'
import { type NewRequest, type RequestRow, updateRequests } from '../store.server.ts'

/** Tells something in the history of a request that the caller holds, and changes it without moving it. */
export const noteOf = (
  tx: Tx,
  c: Ctx,
  row: RequestRow,
  verb: RequestNote,
  why: string | null,
  set: Partial<NewRequest> = {},
): Promise<void> =>
  updateRequests(tx, c.hub.id, { phase: row.phase, ...set }, [
    {
      hubId: c.hub.id,
      id: newId<'RequestMove'>(),
      requestId: row.id,
      verb,
      fromState: row.state,
      toState: row.state,
      why,
      at: c.now(),
      userId: c.actor.userId,
      actorName: c.actor.name,
    },
  ])
