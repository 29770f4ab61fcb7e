import { and, eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { PgUpdateSetSource } from 'drizzle-orm/pg-core'
import type { Id } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { audit, type Ctx } from '#platform/context/ctx.server.ts'
import { maySayNotices } from './permits.ts'
import { MAY_RESEND, MAY_SAY } from './rules/states.ts'
import { notices } from './tables.ts'

type Done = Result<{ done: number }, 'not_permitted'>

/** Marks messages as told by voice; those told already, or that a machine still carries, stay as they are. */
export const sayNotices = (ctx: Ctx, ids: readonly Id<'Notice'>[]): Promise<Done> =>
  change(ctx, ids, 'say', inArray(notices.state, [...MAY_SAY]), {
    ...{ state: 'said', toldAt: ctx.now(), toldBy: ctx.actor.name, userId: ctx.actor.userId, link: null },
  })

/** Hands messages over once more, as new ones for the outbox: those that failed, or stayed here for want of a server. */
export const resendNotices = (ctx: Ctx, ids: readonly Id<'Notice'>[]): Promise<Done> =>
  change(
    ctx,
    ids,
    'resend',
    and(inArray(notices.state, [...MAY_RESEND]), inArray(notices.way, ['email', 'text'])),
    {
      ...{ state: 'waiting', dueAt: ctx.now(), attempts: 0, failure: null, toldAt: null },
      mailId: sql`gen_random_uuid()`,
    },
  )

async function change(
  ctx: Ctx,
  ids: readonly Id<'Notice'>[],
  verb: string,
  may: SQL | undefined,
  set: PgUpdateSetSource<typeof notices>,
): Promise<Done> {
  if (!maySayNotices(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx(async (tx) => {
    const done = await tx
      .update(notices)
      .set(set)
      .where(and(eq(notices.hubId, ctx.hub.id), inArray(notices.id, [...ids]), may))
      .returning({ id: notices.id })
    for (const { id } of done) await audit(tx, ctx, verb, 'notice', id)
    return ok({ done: done.length })
  })
}
