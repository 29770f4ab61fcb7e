import { dayIn } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { noticesAbout, notify, type To } from '#modules/notices/index.server.ts'
import { audit, type Ctx } from '#platform/context/ctx.server.ts'
import { formatDay, formatHour } from '#ui/dates.ts'
import { lastMoveOf, readVisits } from '../calendar/store.server.ts'
import { mayPlanVisits } from '../permits.ts'

type Told = { told: boolean }

const isOfRound = ({ template }: { template: string }): boolean => template.startsWith('passage-')

/**
 * Tells the person served when the visit is, that it moved, or that it will not take place, on their own terms. Once for
 * each place the visit was put: pressing twice says it once. What is past is told to nobody.
 */
export async function tellVisit(
  ctx: Ctx,
  { visitId }: { visitId: Id<'Visit'> },
): Promise<Result<Told, 'not_permitted' | 'not_found'>> {
  if (!mayPlanVisits(ctx.actor)) return refuse('not_permitted')
  return await ctx.together((c) =>
    c.tx(async (tx): Promise<Result<Told, 'not_found'>> => {
      const [visit] = await readVisits(tx, c.hub.id, { ids: [visitId], cancelled: true })
      const last = visit && (await lastMoveOf(tx, c.hub.id, visitId))
      if (!visit || !last) return refuse('not_found')
      const to: To | null = visit.personId
        ? { personId: visit.personId }
        : visit.organisationId
          ? { organisationId: visit.organisationId }
          : null
      if (!to || visit.startsAt < c.now()) return ok({ told: false })
      // A round told them its slot since the visit was put there: not twice.
      const told = await noticesAbout(c, 'request', visit.requestId)
      if (last.verb !== 'cancel' && told.some((one) => isOfRound(one) && one.at >= last.at))
        return ok({ told: false })
      const { zone } = c.hub
      const about = {
        to,
        subjectKind: 'request',
        subjectId: visit.requestId,
        once: `visit:${visit.id}:${visit.sequence}`,
      }
      const when = {
        number: visit.number,
        service: visit.serviceName,
        day: formatDay(dayIn(visit.startsAt, zone), 'fr', c.today().slice(0, 4)),
        time: formatHour(visit.startsAt, zone, 'fr'),
      }
      const notice =
        last.verb === 'cancel'
          ? await notify(c, { ...about, template: 'visit-cancelled', data: when })
          : await notify(c, {
              ...about,
              template: last.verb === 'move' ? 'visit-moved' : 'visit-planned',
              data: { ...when, who: visit.whoName },
            })
      if (notice) await audit(tx, c, 'tell-visit', 'request', visit.requestId, { visitId })
      return ok({ told: notice !== null })
    }),
  )
}
