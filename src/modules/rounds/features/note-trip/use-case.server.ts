import { addDays } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { zero } from '#kit/money.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { doneOn } from '#modules/requests/index.server.ts'
import { mayNoteTrips } from '#modules/rounds/permits.ts'
import { MOST_METRES, parseKm } from '#modules/rounds/rules/trip.ts'
import { lockTrips, schemeById, servedAlready } from '#modules/rounds/trips/store.server.ts'
import { writeTrip } from '#modules/rounds/trips/write-trip.server.ts'
import { type Ctx, once } from '#platform/context/ctx.server.ts'
import type { TripForm } from './form.ts'

/** Days: two years, as far back as hours are noted; before, it is a slip in the year. */
const OLDEST = 730

/**
 * Notes a trip that was made (where, how and how it is handed over are its scheme's unless told): its cost at the rates of now, its income from the requests it served (done that day, by no
 * other trip) and from what is typed beside them. All of it is frozen: a slip is cancelled and noted anew.
 */
export async function noteTrip(ctx: Ctx, input: TripForm): Promise<Result<{ id: Id<'Trip'> }>> {
  if (!mayNoteTrips(ctx.actor)) return refuse('not_permitted')
  if (input.day > ctx.today()) return refuse('day_to_come', 'day')
  if (input.day < addDays(ctx.today(), -OLDEST)) return refuse('too_long_ago', 'day')
  const metres = parseKm(input.km)
  if (metres === null) return refuse('not_kilometres', 'km')
  if (metres > MOST_METRES) return refuse('too_far', 'km')
  const { paidMinutes = 0, volunteerMinutes = 0, handling = zero } = input
  if (paidMinutes + volunteerMinutes === 0) return refuse('no_time', 'paidMinutes')
  return await ctx.together((joined) =>
    joined.tx((tx) =>
      once(tx, joined, input.idempotencyKey, async () => {
        const hubId = ctx.hub.id
        await lockTrips(tx, hubId)
        const scheme = input.schemeId ? await schemeById(tx, hubId, input.schemeId) : undefined
        if (input.schemeId && (!scheme || scheme.removedAt)) return refuse('unknown_scheme', 'schemeId')
        const { day, stops } = input
        const mode = input.mode ?? scheme?.mode
        const handover = input.handover ?? scheme?.handover
        const zone = input.zone ?? scheme?.zone
        if (!zone) return refuse('required', 'zone')
        if (!mode) return refuse('required', 'mode')
        if (!handover) return refuse('required', 'handover')
        const done = input.requests.length > 0 ? await doneOn(joined, input.day) : []
        const served = done.filter((one) => input.requests.includes(one.id))
        if (served.length < new Set(input.requests).size) return refuse('not_done_that_day', 'requests')
        if ((await servedAlready(tx, hubId, input.requests)).size > 0)
          return refuse('served_already', 'requests')
        const { id } = await writeTrip(tx, joined, {
          ...{ day, schemeId: scheme ? scheme.id : null, mode, handover, zone, stops, metres },
          ...{ paidMinutes, volunteerMinutes, handling, income: input.income ?? zero, served },
          note: input.note ?? '',
        })
        return ok({ id })
      }),
    ),
  )
}
