import {
  lastPoints,
  type PlaceFilter,
  type PlaceRow,
  placesCount,
  placesPage,
} from '#modules/rounds/geocode/store.server.ts'
import { PLACE_SOURCES, PLACE_STATES, type Point } from '#modules/rounds/rules/places.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import {
  COUNT_LIMIT,
  type Counted,
  counted,
  cursorOf,
  everyRow,
  type Page,
  pageOf,
} from '#platform/lists/keyset.ts'

/** Points of the plan: more would be one stain. */
const SKETCHED = 400

/** The filters of the address: `q`, `origine` (source), `etat` (state). Unknown words are ignored. */
const placeFilter = (params: URLSearchParams): PlaceFilter => ({
  q: (params.get('q') ?? '').slice(0, 100),
  source: PLACE_SOURCES.find((source) => source === params.get('origine')),
  state: PLACE_STATES.find((state) => state === params.get('etat')),
})

type PlaceList = Page<PlaceRow> & Counted & { filter: PlaceFilter }

/** One page of the places, with the total up to `COUNT_LIMIT`. */
export async function listPlaces(ctx: Ctx, params: URLSearchParams): Promise<PlaceList> {
  const filter = placeFilter(params)
  const cursor = cursorOf(params)
  return await ctx.read(async (tx) => {
    const n = await placesCount(tx, ctx.hub.id, filter, COUNT_LIMIT + 1)
    const read = await placesPage(tx, ctx.hub.id, filter, cursor)
    return { ...pageOf(read, cursor, params, (row) => [row.key, row.id]), filter, ...counted(n) }
  })
}

/** The points of the plan, the last ones placed. */
export const sketchedPoints = (ctx: Ctx): Promise<PlaceRow[]> =>
  ctx.read((tx) => lastPoints(tx, ctx.hub.id, SKETCHED))

/** The middle of these points; null of none. */
export function middleOf(points: readonly PlaceRow[]): Point | null {
  if (points.length === 0) return null
  const mean = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / values.length
  return { lon: mean(points.map(({ lon }) => lon!)), lat: mean(points.map(({ lat }) => lat!)) }
}

/** Every place that matches, page after page, for an export. */
export const everyPlace = (ctx: Ctx, params: URLSearchParams): AsyncGenerator<PlaceRow> =>
  everyRow(params, (next) => listPlaces(ctx, next))
