import type { Place, Tables } from './order.ts'

/** How fast one moves, and how much longer the road is than the straight line. */
export type Pace = {
  /** For the first kilometres of each leg, doors and lights counted in; then on the open road. */
  readonly town: number
  readonly road: number
  readonly detour: number
}

/** Metres of each leg that are driven at the pace of the town. */
const TOWN_METRES = 3000

/**
 * Usual paces in km/h: assumptions of Palier, held against the legs that VROOM's documented answers tell (14 to 69 km around
 * Paris). A hub or a document sets its own. A profile is known by any of the words that routing services use for it.
 */
export const MODES = {
  car: { town: 28, road: 70, detour: 1.3 },
  van: { town: 26, road: 62, detour: 1.3 },
  bike: { town: 15, road: 15, detour: 1.25 },
  foot: { town: 4.5, road: 4.5, detour: 1.2 },
} as const satisfies Record<string, Pace>
export type Mode = keyof typeof MODES

const WORDS: readonly (readonly [RegExp, Mode])[] = [
  [/cargo|bike|cycl|bicycle|velo/, 'bike'],
  [/foot|walk|pied/, 'foot'],
  [/van|hgv|truck|lorry|heavy|camion|utilitaire/, 'van'],
  [/car|driv|auto|voiture/, 'car'],
]

/** The way of moving that a profile's name means, or null: `driving-car`, `cycling-electric`, `van`… */
export function modeOf(profile: string): Mode | null {
  const word = profile.toLowerCase()
  return WORDS.find(([pattern]) => pattern.test(word))?.[1] ?? null
}

/** Mean radius of the Earth in metres (IUGG). */
const RADIUS = 6_371_008.8

/**
 * Travel times and metres between all places as the crow flies (great circle), times the detour, at the pace of a
 * mode. For when
 * no routing service is asked, or none answers. Every place must have coordinates.
 */
export function crowTables(places: readonly Place[], pace: Pace): Tables {
  const size = places.length
  const at = placesOnSphere(places)
  // Shared with the thread that searches: nothing of that size is copied.
  const durations = new Int32Array(new SharedArrayBuffer(4 * size * size))
  const distances = new Int32Array(new SharedArrayBuffer(4 * size * size))
  const { detour } = pace
  for (let from = 0; from < size; from++) {
    for (let to = from + 1; to < size; to++) {
      const dx = at[3 * from]! - at[3 * to]!
      const dy = at[3 * from + 1]! - at[3 * to + 1]!
      const dz = at[3 * from + 2]! - at[3 * to + 2]!
      // The chord between two points of the unit sphere: exact from a doorstep to the other side of the world.
      const chord = Math.min(2, Math.sqrt(dx * dx + dy * dy + dz * dz))
      const metres = 2 * RADIUS * Math.asin(chord / 2) * detour
      const there = from * size + to
      const back = to * size + from
      distances[there] = distances[back] = Math.round(metres)
      durations[there] = durations[back] = secondsOf(metres, pace)
    }
  }
  return { size, durations, distances, costs: null }
}

/** Whole seconds of a leg of so many metres of road. */
export function secondsOf(metres: number, { town, road }: Pace): number {
  const near = Math.min(metres, TOWN_METRES)
  return Math.round(3.6 * (near / town + (metres - near) / road))
}

function placesOnSphere(places: readonly Place[]): Float64Array {
  const at = new Float64Array(3 * places.length)
  for (const [i, { location }] of places.entries()) {
    const [lon, lat] = location!.map((degrees) => (degrees * Math.PI) / 180) as [number, number]
    at[3 * i] = Math.cos(lat) * Math.cos(lon)
    at[3 * i + 1] = Math.cos(lat) * Math.sin(lon)
    at[3 * i + 2] = Math.sin(lat)
  }
  return at
}
