import type { Id } from '#kit/id.ts'
import { add, type Cents, cents, proportion, zero } from '#kit/money.ts'
import { doneAmong } from '#modules/requests/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { fleetOf } from '../fleet/fleet.server.ts'
import { fr } from '../messages.drive.fr.ts'
import { metresDriven, minutesDriven } from '../rules/drive/return.ts'
import type { KeptFigures } from '../rules/figures/figures.ts'
import { lockTrips, schemeById, servedAlready } from '../trips/store.server.ts'
import { writeTrip } from '../trips/write-trip.server.ts'
import type { DrivenRound, DrivenStop } from './store.server.ts'

const sum = (stops: readonly DrivenStop[], of: (stop: DrivenStop) => Cents | null): Cents =>
  add(zero, ...stops.map((stop) => of(stop) ?? zero))

/**
 * Writes the trip that a round was: kilometres of the counter (the planned ones when it was not read, and the trip says
 * so), minutes from leaving to coming back unless told, what was done and what it brought; what the vehicle costs each time it leaves is handled with the rest. Answers what it was, beside
 * what was planned. `aloneMetres` is the planned figure, in proportion of what was done.
 */
export async function writeRoundTrip(
  tx: Tx,
  ctx: Ctx,
  round: DrivenRound,
  stops: readonly DrivenStop[],
  minutes: number | undefined,
): Promise<{ tripId: Id<'Trip'>; driven: KeptFigures }> {
  const hubId = ctx.hub.id
  await lockTrips(tx, hubId)
  const scheme = round.schemeId ? await schemeById(tx, hubId, round.schemeId) : undefined
  const vehicle = (await fleetOf(ctx)).find(({ id }) => id === round.vehicleId)
  const done = stops.filter((stop) => stop.state === 'done')
  const seen = stops.filter((stop) => stop.doneAt !== null)
  // What is carried is served where it is delivered.
  const requests = [
    ...new Set(done.flatMap((stop) => (stop.part === 'pickup' ? [] : (stop.requestId ?? [])))),
  ]
  const elsewhere = await servedAlready(tx, hubId, requests)
  const served = (await doneAmong(ctx, requests)).filter((one) => !elsewhere.has(one.id))
  const { metres, from } = metresDriven(round, round.planned?.metres ?? null)
  const time = minutesDriven(round, minutes, round.planned?.seconds ?? null)
  const trip = await writeTrip(tx, ctx, {
    ...{ day: round.day, schemeId: round.schemeId, mode: round.mode, metres, served },
    handover: scheme?.handover ?? 'home',
    zone: scheme?.zone || round.name,
    // Those done, as the round's own figures count them; a trip that found nobody still has one to divide by.
    stops: Math.max(1, done.length),
    paidMinutes: round.driver === 'paid' ? time : 0,
    volunteerMinutes: round.driver === 'paid' ? 0 : time,
    handling: add(
      sum(seen, (stop) => stop.handling),
      vehicle?.fixed ?? zero,
    ),
    income: sum(
      done.filter((stop) => stop.errandId),
      (stop) => stop.revenue,
    ),
    note: [fr.trip.ofRound(round.number), from === 'plan' ? fr.trip.plannedKm : ''].filter(Boolean).join(' '),
  })
  const alone = cents(BigInt(round.planned?.aloneMetres ?? 0))
  const share = proportion(alone, BigInt(done.length), BigInt(Math.max(1, stops.length)))
  return {
    tripId: trip.id,
    driven: {
      ...{ stops: done.length, metres, seconds: time * 60 },
      ...{ revenue: Number(trip.income), cost: Number(trip.cost), aloneMetres: Number(share) },
    },
  }
}
