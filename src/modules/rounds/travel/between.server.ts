import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Point } from '../rules/places.ts'
import type { Matrix } from '../rules/problem.ts'
import type { TripMode } from '../rules/trip.ts'
import { crowTables, type Mode } from '../rules/vroom/crow.ts'
import { paceOf } from '../rules/vroom/fill.ts'
import type { LonLat } from '../rules/vroom/schema.ts'
import { hubTravel } from './hub-travel.server.ts'

/** How a mode moves along roads: by the profile of routing services, at the pace that a hub set for it. */
const PROFILES: Readonly<Record<TripMode, Mode>> = {
  van: 'van',
  'cargo-bike': 'bike',
  'volunteer-car': 'car',
  foot: 'foot',
}

/** A page waits for it: what a routing service does not answer by then is estimated. */
const PATIENCE_MS = 5000

export type Between = {
  /** One per mode that was asked, in seconds and metres between the points in their order. */
  readonly matrices: ReadonlyMap<TripMode, Matrix>
  /** A routing service was to be asked, and did not answer for everything: some times are as the crow flies. */
  readonly estimated: boolean
}

/**
 * Travel between points for each mode, as the hub computes its travel: through its memory, so that a day looked at again
 * asks nobody. Do not hold a transaction open around it: a service may be waited for.
 */
export async function travelBetween(
  ctx: Ctx,
  points: readonly Point[],
  modes: readonly TripMode[],
): Promise<Between> {
  const { travel } = await hubTravel(ctx)
  const places = points.map(({ lon, lat }) => ({ location: [lon, lat] as LonLat }))
  const vehicles = [...new Set(modes)].map((mode) => ({ profile: PROFILES[mode] }))
  const order = { places, vehicles, given: new Map(), settings: { kmPerHour: {}, detour: {} } }
  const found = await travel.find(order, AbortSignal.timeout(PATIENCE_MS))
  const matrices = new Map(
    [...new Set(modes)].map((mode): [TripMode, Matrix] => {
      const profile = PROFILES[mode]
      const { size, durations, distances } =
        found.tables.get(profile) ?? crowTables(places, paceOf(order, profile, found.paces))
      return [mode, { size, durations, distances: distances ?? durations }]
    }),
  )
  return { matrices, estimated: found.notices.length > 0 }
}
