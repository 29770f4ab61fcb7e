import { and, eq, gte, inArray, isNotNull, lte, sql } from 'drizzle-orm'
import { addDays, type Day, weekday } from '#kit/day.ts'
import { must } from '#kit/result.ts'
import { notifyAll, tellMembers } from '#modules/notices/index.server.ts'
import { notices } from '#modules/notices/tables.ts'
import { listRenewals } from '#modules/people/index.server.ts'
import { requests } from '#modules/requests/tables.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { formatDay } from '#ui/dates.ts'
import type { Teller } from './story.ts'

/** What the desk told people these last weeks: memberships that end, and every evening what was done that day. */
export function tellMessages({ diary, actor }: Teller, today: Day, { by }: { by: string }): void {
  const desk = actor(by)
  diary.plan(diary.at(addDays(today, -12), 10 * 60), desk, async (ctx) => {
    const ending = await listRenewals(ctx, new URLSearchParams('etat=a-venir'))
    must(
      await tellMembers(
        ctx,
        ending.rows.slice(0, 6).map((row) => row.id),
      ),
    )
  })
  for (let day = addDays(today, -20); day <= today; day = addDays(day, 1))
    if (weekday(day) < 6) diary.plan(diary.at(day, 18 * 60 + 25), desk, (ctx) => tellDone(ctx, day))
}

async function tellDone(ctx: Ctx, on: Day): Promise<void> {
  const told = await ctx.read((tx) =>
    tx
      .select({
        id: requests.id,
        number: requests.number,
        service: requests.serviceName,
        who: requests.personId,
      })
      .from(requests)
      .where(
        and(
          eq(requests.hubId, ctx.hub.id),
          gte(requests.doneAt, new Date(ctx.now().getTime() - 12 * 3_600_000)),
          isNotNull(requests.personId),
        ),
      )
      .orderBy(requests.number)
      .limit(3),
  )
  await notifyAll(
    ctx,
    told.map((row) => ({
      template: 'job-done' as const,
      to: { personId: row.who! },
      data: {
        ...{ number: row.number, service: row.service },
        day: { fr: formatDay(on, 'fr'), en: formatDay(on, 'en') },
      },
      subjectKind: 'request',
      subjectId: row.id,
      once: `job-done:${row.id}`,
    })),
  )
}

/**
 * The year's messages have left: a demo hands nothing over, and would keep them all at its first start. Those of the
 * last day still wait; one address of the week before was refused; what was to say before that was said.
 */
export const settleMessages = (ctx: Ctx): Promise<void> =>
  ctx.tx(async (tx) => {
    const before = (hours: number) =>
      and(eq(notices.hubId, ctx.hub.id), lte(notices.at, new Date(ctx.now().getTime() - hours * 3_600_000)))
    const refused = tx
      .select({ id: notices.id })
      .from(notices)
      .where(and(before(24 * 5), eq(notices.way, 'email'), eq(notices.state, 'waiting')))
      .orderBy(sql`${notices.at} desc`)
      .limit(1)
    await tx
      .update(notices)
      .set({ state: 'failed', attempts: 1, failure: 'EENVELOPE 550' })
      .where(and(eq(notices.hubId, ctx.hub.id), inArray(notices.id, refused)))
    await tx
      .update(notices)
      .set({ state: 'sent', attempts: 1, link: null, toldAt: sql`${notices.at} + interval '40 seconds'` })
      .where(and(before(12), eq(notices.state, 'waiting')))
    await tx
      .update(notices)
      .set({ state: 'said', toldBy: 'Guichet', toldAt: sql`${notices.at} + interval '20 hours'` })
      .where(and(before(24 * 4), eq(notices.state, 'to-say')))
  })
