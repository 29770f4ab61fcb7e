import type { Pace } from '../rules/vroom/crow.ts'
import { openRouteService } from './openrouteservice.server.ts'
import { osrm } from './osrm.server.ts'
import { routedBy, type TimesMemory } from './routed.server.ts'
import { straightLines, type TravelTimes } from './travel.ts'

/** Addresses of the services that an installation has. Never those that a stranger sends. */
export type Addresses = {
  readonly osrm?: string
  readonly ors?: string
  readonly orsKey?: string
  /** A vroom-express that plans instead of us. */
  readonly vroom?: string
}

const isAddress = (text: string | undefined): text is string =>
  text !== undefined && /^https?:\/\/./.test(text)

/** What the environment names: `OSRM_URL`, `ORS_URL` with `ORS_KEY`, `VROOM_URL`. */
export function addressesOfEnvironment(): Addresses {
  const { OSRM_URL, ORS_URL, ORS_KEY, VROOM_URL } = process.env
  return {
    osrm: isAddress(OSRM_URL) ? OSRM_URL : undefined,
    ors: isAddress(ORS_URL) ? ORS_URL : undefined,
    orsKey: ORS_KEY,
    vroom: isAddress(VROOM_URL) ? VROOM_URL : undefined,
  }
}

/** Where travel times come from: OSRM when there is one, else openrouteservice, else straight lines. */
export function travelBy(
  { osrm: osrmUrl, ors, orsKey }: Addresses,
  paces: Readonly<Record<string, Pace>> = {},
  memory?: TimesMemory,
): TravelTimes {
  const service = osrmUrl ? osrm(osrmUrl) : ors ? openRouteService(ors, orsKey) : null
  if (service) return routedBy(service, paces, memory)
  return { find: async (order, signal) => ({ ...(await straightLines.find(order, signal)), paces }) }
}
