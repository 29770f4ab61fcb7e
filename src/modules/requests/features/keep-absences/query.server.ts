import { addDays } from '#kit/day.ts'
import { readAbsences } from '#modules/requests/calendar/absence-store.server.ts'
import { severalLanes } from '#modules/requests/calendar/booking-store.server.ts'
import { choicesFor } from '#modules/requests/calendar/choices.server.ts'
import { mayKeepVehicles } from '#modules/requests/permits.ts'
import { spanOfDays } from '#modules/requests/rules/slots.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Db } from '#platform/db/db.server.ts'

/** Who is away from now on, for the two years to come. */
export async function readAbsencePage(ctx: Ctx, db: Db) {
  const { zone } = ctx.hub
  const { endsAt } = spanOfDays(ctx.today(), addDays(ctx.today(), 731), zone)
  const [rows, lanes] = await ctx.read(async (tx) => [
    await readAbsences(tx, ctx.hub.id, { startsAt: ctx.now(), endsAt }),
    await severalLanes(tx, ctx.hub.id),
  ])
  const choices = await choicesFor(ctx, db)
  return {
    rows: rows.map(({ id, resourceName, reason, note, startsAt, endsAt: until }) => ({
      ...{ id, resourceName, reason, note, startsAt },
      endsAt: until,
    })),
    choices,
    several: lanes.flatMap(({ resource, lanes: n }) => {
      const known = choices.providers.find((one) => one.value === resource)
      return known && n > 1 ? [{ name: known.label, lanes: n }] : []
    }),
    mayLanes: mayKeepVehicles(ctx.actor),
  }
}
