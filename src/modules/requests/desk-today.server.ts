import type { Ctx } from '#platform/context/ctx.server.ts'
import { openComplaints } from './after/store.server.ts'
import { mayMoveRequests } from './permits.ts'
import { unreadMentions } from './talk/store.server.ts'

const SHOWN = 5

/** What is for whoever acts, on the home page: who names them, and complaints to handle. Two small partial indexes. */
export async function deskToday(ctx: Ctx) {
  const { userId } = ctx.actor
  return await ctx.read(async (tx) => ({
    mentions: userId ? await unreadMentions(tx, ctx.hub.id, userId, SHOWN) : [],
    complaints: mayMoveRequests(ctx.actor) ? await openComplaints(tx, ctx.hub.id, SHOWN) : [],
  }))
}
export type DeskToday = Awaited<ReturnType<typeof deskToday>>
