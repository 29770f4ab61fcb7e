import type { LonLat } from '../rules/vroom/schema.ts'

/** One request of a table: rows from these places, to those. */
export type Block = { readonly sources: readonly number[]; readonly destinations: readonly number[] }

/** Public services answer 100 places at a time (OSRM) or 3,500 pairs (openrouteservice): half of each side keeps to both. */
const SIDE = 50

/** Cuts the table of `count` places into requests that a service answers. */
export function blocksOf(count: number): Block[] {
  const sides: number[][] = []
  for (let from = 0; from < count; from += SIDE)
    sides.push(Array.from({ length: Math.min(SIDE, count - from) }, (_, i) => from + i))
  return sides.flatMap((sources) => sides.map((destinations) => ({ sources, destinations })))
}

/** The places of a block, each once, and where its sources and destinations stand among them. */
export function placesIn(block: Block, all: readonly LonLat[]) {
  const places = [...new Set([...block.sources, ...block.destinations])]
  const at = new Map(places.map((place, i) => [place, i]))
  return {
    locations: places.map((place) => all[place]!),
    sources: block.sources.map((place) => at.get(place)!),
    destinations: block.destinations.map((place) => at.get(place)!),
  }
}

/** What a service says of one block: rows of seconds and of metres, null where it knows no way. */
export type Rows = {
  readonly durations: readonly (readonly (number | null)[])[]
  readonly distances: readonly (readonly (number | null)[])[]
}

/** Reads rows of a stranger's answer: null when they are not those of the block. */
export function rowsOf(value: unknown, { sources, destinations }: Block): Rows['durations'] | null {
  if (!Array.isArray(value) || value.length !== sources.length) return null
  for (const row of value) {
    if (!Array.isArray(row) || row.length !== destinations.length) return null
    for (const cell of row)
      if (cell !== null && !(typeof cell === 'number' && cell >= 0 && cell < 2e9)) return null
  }
  return value as Rows['durations']
}
