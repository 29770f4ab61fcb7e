import type { Ctx } from '#platform/context/ctx.server.ts'
import { filesOf } from '#platform/files/files.server.ts'
import { askedAt, complaintsOf } from '../after/store.server.ts'
import { mayMoveRequests, mayTakeRequests } from '../permits.ts'
import { type RequestRow, ratingOf } from '../store.server.ts'
import { commentsOf, linksOf, unreadOn } from './store.server.ts'
import { filesSubject } from './talk.server.ts'

/** Everything around a request: what was said, joined, linked, complained of and asked. */
export async function readFollow(ctx: Ctx, request: RequestRow) {
  const { id } = request
  const { userId } = ctx.actor
  const read = await ctx.read(async (tx) => ({
    comments: await commentsOf(tx, ctx.hub.id, id),
    unread: userId ? await unreadOn(tx, ctx.hub.id, id, userId) : 0,
    files: await filesOf(tx, ctx, filesSubject(id)),
    links: await linksOf(tx, ctx.hub.id, id),
    complaints: await complaintsOf(tx, ctx.hub.id, id),
    askedAt: await askedAt(tx, ctx.hub.id, id),
    rated: (await ratingOf(tx, ctx.hub.id, id)) !== null,
  }))
  const done = request.doneAt !== null
  return {
    ...read,
    number: request.number,
    done,
    may: {
      complain: mayTakeRequests(ctx.actor) && (done || read.complaints.length > 0),
      answer: mayMoveRequests(ctx.actor),
      ask: mayTakeRequests(ctx.actor) && done && !read.rated,
    },
  }
}
export type Follow = Awaited<ReturnType<typeof readFollow>>
