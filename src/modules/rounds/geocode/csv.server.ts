import { newId } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { parseDecimal } from '#kit/text.ts'
import { audit, type Ctx } from '#platform/context/ctx.server.ts'
import { type BadLines, readLines } from '#platform/files/lines.server.ts'
import { MOST_ADDRESS, placeKey, pointOf } from '../rules/places.ts'
import { mayKeepPlaces } from '../travel/permits.ts'
import { type NewPlace, writePlaces } from './store.server.ts'

const MOST_LINES = 5000

const HEADS = {
  address: ['adresse', 'address', 'lieu'],
  lat: ['latitude', 'lat', 'y'],
  lon: ['longitude', 'lon', 'lng', 'long', 'x'],
} as const

/** What is wrong with a line of places. */
export type PlaceWhy = 'address' | 'point'
type Line = { readonly address: string; readonly lat: number; readonly lon: number }

/** Reads a file of addresses with their coordinates: every wrong line is told, and then none is taken. */
export const readPlacesFile = (text: string) =>
  readLines<keyof typeof HEADS, Line, PlaceWhy>(text, {
    heads: HEADS,
    needed: ['address', 'lat', 'lon'],
    most: MOST_LINES,
    read(cell) {
      const address = cell('address')
      if (placeKey(address) === '' || address.length > MOST_ADDRESS) return 'address'
      const [lat, lon] = [parseDecimal(cell('lat')), parseDecimal(cell('lon'))]
      const point = lat === null || lon === null ? null : pointOf(lat, lon)
      return point?.ok ? { address, ...point.value } : 'point'
    },
  })

/** Takes a file of places, all of it or nothing; of an address that stands twice, the last line holds. Answers how many. */
export async function importPlaces(
  ctx: Ctx,
  text: string,
): Promise<Result<number, 'not_permitted'> | BadLines<PlaceWhy>> {
  if (!mayKeepPlaces(ctx.actor)) return refuse('not_permitted')
  const read = readPlacesFile(text)
  if (!read.ok) return read
  const byKey = new Map(read.value.map((line) => [placeKey(line.address), line]))
  const rows = [...byKey].map(
    ([key, { address, lat, lon }]): NewPlace => ({
      hubId: ctx.hub.id,
      id: newId<'Place'>(),
      address,
      key,
      lat,
      lon,
      state: 'placed',
      source: 'csv',
      placedAt: ctx.now(),
      userId: ctx.actor.userId,
    }),
  )
  return await ctx.tx(async (tx): Promise<Result<number, 'not_permitted'>> => {
    for (let from = 0; from < rows.length; from += 1000) await writePlaces(tx, rows.slice(from, from + 1000))
    await audit(tx, ctx, 'import', 'place', ctx.hub.id, { places: rows.length })
    return ok(rows.length)
  })
}
