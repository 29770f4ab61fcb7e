import type { Pace } from '../rules/vroom/crow.ts'
import type { Order, Settings, Tables, Vehicle } from '../rules/vroom/order.ts'

/** What of an order tells its travel: places, profiles, and the paces that it says. */
export type Journeys = Pick<Order, 'places' | 'given'> & {
  readonly vehicles: readonly Pick<Vehicle, 'profile'>[]
  readonly settings: Pick<Settings, 'kmPerHour' | 'detour'>
}

/** Travel between the places of an order, by profile; a profile that is not there is estimated by straight lines. */
export type FoundTimes = {
  /** `matrices`, `crow`, `osrm`, `openrouteservice` */
  readonly name: string
  readonly tables: ReadonlyMap<string, Tables>
  /** How fast the hub moves as the crow flies, by mode or profile. */
  readonly paces: Readonly<Record<string, Pace>>
  /** What did not go as asked, in English. */
  readonly notices: readonly string[]
}

/** Whoever knows travel times. It never throws: what it cannot find is told, and estimated by the caller. */
export type TravelTimes = {
  find(order: Journeys, signal: AbortSignal): Promise<FoundTimes>
}

/** No service at all: straight lines, at usual paces. */
export const straightLines: TravelTimes = {
  find: async () => ({ name: 'crow', tables: new Map(), paces: {}, notices: [] }),
}
