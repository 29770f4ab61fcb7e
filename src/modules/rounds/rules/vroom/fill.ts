import { crowTables, MODES, modeOf, type Pace } from './crow.ts'
import { needsDistances, type Order, type Place, type Settings, type Tables, type Vehicle } from './order.ts'
import type { Problem } from './problems.ts'
import { reporter } from './problems.ts'

/** Travel between the places of an order for every profile that its vehicles use, or why it cannot be known. */
export type Filled = {
  readonly tables: ReadonlyMap<string, Tables>
  readonly problems: readonly Problem[]
  readonly notices: readonly string[]
  /** True when some time is a guess: what it alone makes impossible may be possible. */
  readonly estimated: boolean
}

/** Profiles whose travel times the document leaves to us. */
export const profilesWanted = (
  order: Pick<Order, 'given'> & { readonly vehicles: readonly Pick<Vehicle, 'profile'>[] },
): string[] => (order.given.size > 0 ? [] : [...new Set(order.vehicles.map((v) => v.profile))])

/** The pace of a profile: what the document says, what the hub says, else that of its mode. */
export function paceOf(
  order: { readonly settings: Pick<Settings, 'kmPerHour' | 'detour'> },
  profile: string,
  paces: Readonly<Record<string, Pace>>,
): Pace {
  const mode = modeOf(profile) ?? 'car'
  const { kmPerHour, detour } = order.settings
  // A profile may be named as what every object has: `toString`.
  const said = <T>(map: Readonly<Record<string, T>>) =>
    Object.hasOwn(map, profile) ? map[profile] : undefined
  const usual = said(paces) ?? paces[mode] ?? MODES[mode]
  const speed = said(kmPerHour)
  const speeds = speed === undefined ? usual : { town: speed, road: speed }
  return { ...speeds, detour: said(detour) ?? usual.detour }
}

/**
 * Completes what the document gives with what a routing service found, and with straight lines for the rest.
 * @param found by profile, from a routing service
 * @param paces of the hub, by mode or profile
 */
export function fillTables(
  order: Order,
  found: ReadonlyMap<string, Tables> = new Map(),
  paces: Readonly<Record<string, Pace>> = {},
): Filled {
  const { problems, report } = reporter()
  const notices: string[] = []
  let estimated = false
  const tables = new Map<string, Tables>()
  for (const [i, vehicle] of order.vehicles.entries()) {
    const { profile } = vehicle
    const given = tables.get(profile) ?? order.given.get(profile) ?? found.get(profile)
    if (given && !(needsDistances(vehicle) && given.distances === null)) {
      tables.set(profile, given)
      continue
    }
    const pace = paceOf(order, profile, paces)
    if (!given) {
      tables.set(profile, crowTables(order.places, pace))
      estimated = true
      notices.push(crowNotice(profile, pace, 'times and metres'))
      continue
    }
    if (!order.places.every((place) => place.location !== null)) {
      const expected = 'a matrix of metres, or coordinates for every row: costs or limits ask for them'
      report(`matrices.${profile}.distances`, 'no_distances', expected, `nothing (vehicles[${i}])`)
      tables.set(profile, given)
      continue
    }
    const { distances } = crowTables(order.places as readonly Place[], pace)
    tables.set(profile, { ...given, distances })
    notices.push(crowNotice(profile, pace, 'metres'))
  }
  return { tables, problems, notices, estimated }
}

function crowNotice(profile: string, { town, road, detour }: Pace, what: string): string {
  const speed = town === road ? `${road} km/h` : `${town} km/h in town, ${road} beyond`
  return `${what} of the profile “${profile}” are estimated: straight lines × ${detour}, ${speed}`
}
