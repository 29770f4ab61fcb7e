import { addDays, dayIn } from '#kit/day.ts'
import { getService } from '#modules/catalogue/index.server.ts'
import { choicesFor } from '#modules/requests/calendar/choices.server.ts'
import { visitMovesOf } from '#modules/requests/calendar/store.server.ts'
import { visitsOf } from '#modules/requests/calendar/visits.server.ts'
import { mayPlanVisits, mayReadCalendar } from '#modules/requests/permits.ts'
import { isOpen } from '#modules/requests/rules/life.ts'
import { keyOfAssignee, plannedMinutes } from '#modules/requests/rules/slots.ts'
import type { RequestRow } from '#modules/requests/store.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Db } from '#platform/db/db.server.ts'

/** When a request is planned, what became of it, and what a form needs to plan it. */
export async function readRequestVisits(ctx: Ctx, db: Db, request: RequestRow) {
  if (!mayReadCalendar(ctx.actor)) return null
  const moves = await ctx.read((tx) => visitMovesOf(tx, ctx.hub.id, request.id))
  const visits = moves.length > 0 ? await visitsOf(ctx, { requestId: request.id }) : []
  const may = mayPlanVisits(ctx.actor) && isOpen(request.state)
  const today = ctx.today()
  const wished = request.wantedOn ?? request.dueOn
  return {
    visits: visits.map(({ id, startsAt, endsAt, whoName, vehicleName, note }) => ({
      ...{ id, startsAt, endsAt, whoName, vehicleName, note },
      day: dayIn(startsAt, ctx.hub.zone),
    })),
    moves: moves.map((move) => ({
      ...{ id: move.id, verb: move.verb, at: move.at, actorName: move.actorName, why: move.why },
      from: move.fromStartsAt &&
        move.fromEndsAt && { startsAt: move.fromStartsAt, endsAt: move.fromEndsAt, who: move.fromWhoName },
      to: move.toStartsAt &&
        move.toEndsAt && { startsAt: move.toStartsAt, endsAt: move.toEndsAt, who: move.toWhoName },
    })),
    plan: may
      ? {
          choices: await choicesFor(ctx, db),
          day: wished > today ? wished : addDays(today, 1),
          minutes: plannedMinutes((await getService(ctx, request.serviceId))?.minutes ?? 0, request.quantity),
          who: keyOfAssignee(request),
        }
      : null,
  }
}
export type RequestVisits = NonNullable<Awaited<ReturnType<typeof readRequestVisits>>>
