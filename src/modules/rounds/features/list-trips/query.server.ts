import { parseDay } from '#kit/day.ts'
import { isId } from '#kit/id.ts'
import { TRIP_MODES } from '#modules/rounds/rules/trip.ts'
import {
  type ListedTrip,
  type SchemeRow,
  schemesOf,
  type TripFilter,
  tripsPage,
} from '#modules/rounds/trips/store.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import {
  type Counted,
  counted,
  cursorOf,
  everyRow,
  PAGE_SIZE,
  type Page,
  pageOf,
} from '#platform/lists/keyset.ts'

type TripList = Page<ListedTrip> & Counted & { filter: TripFilter; schemes: SchemeRow[] }

const dayIn = (text: string | null) => {
  const parsed = parseDay(text ?? '')
  return parsed.ok ? parsed.value : undefined
}

function filterOf(params: URLSearchParams): TripFilter {
  const scheme = params.get('schema')
  return {
    q: (params.get('q') ?? '').trim().slice(0, 100),
    schemeId: isId<'Scheme'>(scheme) ? scheme : undefined,
    mode: TRIP_MODES.find((mode) => mode === params.get('mode')),
    from: dayIn(params.get('du')),
    to: dayIn(params.get('au')),
  }
}

/** A page of trips that count, the last day first. `schema`, `mode`, `du`, `au` and `q` filter. */
export async function listTrips(ctx: Ctx, params: URLSearchParams, size = PAGE_SIZE): Promise<TripList> {
  const filter = filterOf(params)
  const cursor = cursorOf(params, (value) => parseDay(value).ok)
  const { read, n, schemes } = await ctx.read(async (tx) => ({
    ...(await tripsPage(tx, ctx.hub.id, filter, cursor, size)),
    schemes: await schemesOf(tx, ctx.hub.id),
  }))
  const page = pageOf(read, cursor, params, (row) => [row.day, row.id], size)
  return { ...page, ...counted(n), filter, schemes }
}

/** Every trip that matches, for a file. */
export const everyTrip = (ctx: Ctx, params: URLSearchParams): AsyncGenerator<ListedTrip> =>
  everyRow(params, (next) => listTrips(ctx, next, 500))
