import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Id } from '#kit/id.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { countMatching } from '#platform/lists/page.server.ts'
import { maySayNotices } from './permits.ts'
import { TO_SAY } from './rules/states.ts'
import type { NoticeWay } from './rules/way.ts'
import { notices } from './tables.ts'

export type ToSay = {
  /** How many wait, counted no further than 100. */
  n: number
  first: { id: Id<'Notice'>; name: string; subject: string; way: NoticeWay; address: string | null }[]
}

/** Messages that wait for a voice, those that wait longest first; nothing for whoever does not tell them. */
export async function noticesToSay(ctx: Ctx, limit = 3): Promise<ToSay> {
  if (!maySayNotices(ctx.actor)) return { n: 0, first: [] }
  const where = and(eq(notices.hubId, ctx.hub.id), inArray(notices.state, [...TO_SAY]))
  return await ctx.read(async (tx) => ({
    n: await countMatching(tx, notices, where, 100),
    first: await tx
      .select({
        ...{ id: notices.id, name: notices.name, subject: notices.subject },
        ...{ way: notices.way, address: notices.address },
      })
      .from(notices)
      .where(where)
      .orderBy(asc(notices.at), asc(notices.id))
      .limit(limit),
  }))
}
