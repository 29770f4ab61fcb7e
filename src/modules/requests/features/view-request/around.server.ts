import type { RequestRow } from '#modules/requests/store.server.ts'
import { namesToCall } from '#modules/requests/talk/names.ts'
import { readFollow } from '#modules/requests/talk/read.server.ts'
import { teamOf } from '#modules/requests/talk/team.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Db } from '#platform/db/db.server.ts'

/** What was said, joined and complained of, and whom a comment may call. */
export async function readAround(ctx: Ctx, db: Db, request: RequestRow) {
  const names = namesToCall(await teamOf(ctx, db), ctx.actor.userId)
  return { follow: await readFollow(ctx, request), names }
}
export type RequestAround = Awaited<ReturnType<typeof readAround>>
