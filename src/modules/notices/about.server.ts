import { and, asc, eq } from 'drizzle-orm'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { notices } from './tables.ts'

/** What was written about one thing, the first first: for the history of its page. */
export const noticesAbout = (ctx: Ctx, subjectKind: string, subjectId: string) =>
  ctx.read((tx) =>
    tx
      .select({
        id: notices.id,
        at: notices.at,
        way: notices.way,
        state: notices.state,
        subject: notices.subject,
        template: notices.template,
      })
      .from(notices)
      .where(
        and(
          eq(notices.hubId, ctx.hub.id),
          eq(notices.subjectKind, subjectKind),
          eq(notices.subjectId, subjectId),
        ),
      )
      .orderBy(asc(notices.id))
      .limit(50),
  )
