import { instantOf } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import {
  cancelVisitsOfRound,
  holdForRounds,
  planVisitsOfRound,
  type RoundVisit,
  type SlotTaken,
} from '#modules/requests/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { about, type ChangeCode, type Next } from './prepare.server.ts'
import type { StopRow } from './store.server.ts'

/** Visits agreed by hand with those served, by stop: a round moves them, and never takes them off. */
function agreedVisits(prepared: readonly Next[], stops: readonly StopRow[][]): Map<string, Id<'Visit'>> {
  const agreed = new Map<string, Id<'Visit'>>()
  for (const [i, { stops: wanted }] of prepared.entries())
    for (const [n, { errand, part }] of wanted.entries()) {
      const stop = stops[i]![n]!
      if (errand.agreedAt && errand.visitId && !stop.visitId && part !== 'delivery')
        agreed.set(stop.id, errand.visitId)
    }
  return agreed
}

/**
 * The calendar follows: the stops of a published round have their visits where the round puts them; a stop that leaves
 * it gives back the visit that the round made. Fills in `visitId` of what is about to be written.
 */
export async function followVisits(
  c: Ctx,
  prepared: readonly Next[],
  stops: readonly StopRow[][],
): Promise<Result<null, ChangeCode> | SlotTaken> {
  const published = prepared.filter(({ after }) => after.state === 'ready').map(({ after }) => after.id)
  const stay = new Set(stops.flat().flatMap((stop) => (published.includes(stop.roundId) ? [stop.id] : [])))
  const gone = prepared
    .flatMap(({ stopsBefore }) => stopsBefore)
    .flatMap(({ id, visitId }) => (visitId && !stay.has(id) ? [visitId] : []))
  if (gone.length > 0 || published.length > 0)
    await holdForRounds(c, {
      requestIds: [...prepared.flatMap(({ stopsBefore }) => stopsBefore), ...stops.flat()].flatMap(
        ({ requestId }) => requestId ?? [],
      ),
      rounds: prepared.flatMap(({ after: { state, who, vehicleId } }) =>
        state === 'ready' && who ? [{ who, vehicleId }] : [],
      ),
    })
  const cancelled = await cancelVisitsOfRound(c, { visitIds: gone })
  if (!cancelled.ok) return cancelled
  const agreed = agreedVisits(prepared, stops)
  for (const [i, { after, stops: wanted }] of prepared.entries()) {
    const list = stops[i]!
    if (after.state !== 'ready') {
      for (const stop of list) stop.visitId = null
      continue
    }
    if (!after.who) return refuse('who_needed', 'who')
    const served = list.filter((stop) => stop.requestId)
    const visits = served.map(
      (stop): RoundVisit => ({
        requestId: stop.requestId!,
        visitId: stop.visitId ?? agreed.get(stop.id) ?? null,
        startsAt: instantOf(after.day, Math.floor(stop.begin! / 60), c.hub.zone),
        minutes: stop.minutes,
      }),
    )
    const who = { key: after.who, name: after.whoName }
    const put = await planVisitsOfRound(c, { who, vehicleId: after.vehicleId, note: after.number, visits })
    if (!put.ok) {
      if (!('about' in put)) return put
      return about('errand_over', wanted.find(({ errand }) => errand.requestId === put.about)?.errand.number)
    }
    for (const [n, stop] of served.entries()) if (!agreed.has(stop.id)) stop.visitId = put.value.visitIds[n]!
  }
  return ok(null)
}
