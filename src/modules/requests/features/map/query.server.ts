import { addDays } from '#kit/day.ts'
import { doorsOf } from '#modules/requests/jobs.server.ts'
import { type RequestFilter, requestsPage } from '#modules/requests/list-store.server.ts'
import { withNames } from '#modules/requests/named.server.ts'
import { HORIZON_DAYS } from '#modules/requests/rules/life.ts'
import { byPlace } from '#modules/requests/rules/places.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'

/** A map of more would be a stain: the most urgent are shown, and the page says so. */
export const MAPPED = 300

/** What is open, by town and street: three reads, whatever the years behind. */
export async function readMap(ctx: Ctx) {
  const filter: RequestFilter = {
    ...{ q: '', states: [], open: true, sort: 'target', descending: false },
    horizon: addDays(ctx.today(), HORIZON_DAYS),
  }
  const read = await ctx.read((tx) => requestsPage(tx, ctx.hub.id, filter, null, MAPPED))
  const rows = read.slice(0, MAPPED)
  const door = await doorsOf(ctx, rows)
  const named = await withNames(ctx, rows)
  const placed = named.map((one, i) => {
    const { city = null, postcode = null, street = null } = door(rows[i]!) ?? {}
    const { id, number, serviceName, who, late, state, dueOn } = one
    return { id, number, serviceName, who, late, state, dueOn, city, postcode, street }
  })
  return { towns: byPlace(placed), total: placed.length, capped: read.length > MAPPED }
}
export type MapRead = Awaited<ReturnType<typeof readMap>>
