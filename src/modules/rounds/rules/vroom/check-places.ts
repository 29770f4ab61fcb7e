import type { Place } from './order.ts'
import type { Report } from './problems.ts'
import type { LonLat } from './schema.ts'

export type Places = {
  /**
   * The number of a place: its row in the matrices when the document gives some, else one per pair of coordinates.
   * @param fields what the document calls its coordinates and its row
   */
  of(
    location: LonLat | undefined,
    index: number | undefined,
    path: string,
    fields: readonly [string, string],
  ): number
  all(): Place[]
}

/** @param size rows of the matrices of the document; null without any */
export const placesOf = (size: number | null, report: Report): Places =>
  size === null ? placesByCoordinates(report) : placesByIndex(size, report)

function placesByIndex(size: number, report: Report): Places {
  const places = Array.from({ length: size }, (): { location: LonLat | null } => ({ location: null }))
  return {
    of(location, index, path, [, field]) {
      const here = `${path}.${field}`
      if (index === undefined) {
        report(here, 'missing', 'a row of the matrices', 'nothing')
        return 0
      }
      const place = places[index]
      if (!place) {
        report(here, 'outside_matrix', `at most ${size - 1} (the matrices have ${size} rows)`, `${index}`)
        return 0
      }
      place.location ??= location ?? null
      return index
    },
    all: () => places,
  }
}

function placesByCoordinates(report: Report): Places {
  const places: Place[] = []
  const known = new Map<string, number>()
  return {
    of(location, _, path, [field]) {
      if (!location) {
        report(`${path}.${field}`, 'no_location', 'coordinates [lon, lat] (there are no matrices)', 'nothing')
        return 0
      }
      const key = location.join()
      const place = known.get(key)
      if (place !== undefined) return place
      known.set(key, places.length)
      return places.push({ location }) - 1
    },
    all: () => places,
  }
}
