import type { Id } from '#kit/id.ts'
import { ok, type Result } from '#kit/result.ts'
import { type NewNotice, notifyAll } from '#modules/notices/notify.server.ts'
import type { NoticeWay } from '#modules/notices/rules/way.ts'
import { markTold, renewalsToTell } from '#modules/people/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { formatDay } from '#ui/dates.ts'

/**
 * Tells members that their membership ends: each once for a membership, however often they are ticked, by the way they
 * prefer. Answers how many messages leave, and how many are to be said by voice.
 */
export async function tellMembers(
  ctx: Ctx,
  ids: readonly Id<'Membership'>[],
): Promise<Result<{ sent: number; toSay: number }, 'not_permitted'>> {
  return await ctx.together(async (c) => {
    const members = await renewalsToTell(c, ids)
    const told = await notifyAll(
      c,
      members.map(
        ({ id, personId, endsOn }): NewNotice => ({
          template: 'membership-renewal',
          to: { personId },
          data: { until: { fr: formatDay(endsOn, 'fr'), en: formatDay(endsOn, 'en') } },
          subjectKind: 'membership',
          subjectId: id,
          once: `membership-renewal:${id}`,
        }),
      ),
    )
    const ways = new Map(members.map(({ id }, i) => [id, byHand(told[i]?.way)]))
    const marked = await markTold(
      c,
      members.map(({ id }) => id),
      ways,
    )
    if (!marked.ok) return marked
    const count = (state: string) => told.filter((one) => one?.state === state).length
    return ok({ sent: count('waiting'), toSay: count('to-say') })
  })
}

/** « In person » is no way that somebody prefers. */
const byHand = (way: NoticeWay | undefined) => (way === undefined || way === 'person' ? null : way)
