import { type Id, newId } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { audit, type Ctx } from '#platform/context/ctx.server.ts'
import { MOST_ADDRESS, type Point, placeKey, stateOfScore } from '../rules/places.ts'
import { mayKeepPlaces } from '../travel/permits.ts'
import { type Found, type Geocoder, geocoderOfEnvironment } from './ban.server.ts'
import {
  movePlace,
  type NewPlace,
  type PlaceRow,
  placeById,
  placesByKey,
  writePlaces,
} from './store.server.ts'

/** Addresses that one call looks for; the rest is left for the next one. */
const MOST_AT_A_TIME = 100
const AT_ONCE = 5
const TIMEOUT_MS = 8000
/** What was not found is looked for again after a month: the base grows. */
const AGAIN_MS = 30 * 86_400_000

export type Placed = {
  /** By the address as it was given; null where nobody knows. */
  readonly places: ReadonlyMap<string, PlaceRow | null>
  /** Why some could not be looked for, in a few words; null when all were. */
  readonly failure: string | null
}

/**
 * Where addresses are: from what the hub knows already, else from the address base, whose answers are kept. Works
 * without a network: what is not known then stays null, and `failure` says why.
 */
export async function placeAddresses(
  ctx: Ctx,
  addresses: readonly string[],
  geocoder: Geocoder | null = geocoderOfEnvironment(),
): Promise<Placed> {
  // Of two ways of writing one address, the first is looked for.
  const given = new Map<string, string>()
  for (const address of addresses) {
    const key = placeKey(address)
    if (key !== '' && !given.has(key)) given.set(key, address)
  }
  const keys = [...given.keys()]
  const known = await ctx.read((tx) => placesByKey(tx, ctx.hub.id, keys))
  const old = ctx.now().getTime() - AGAIN_MS
  const missing = [...given.values()].filter((address) => {
    const row = known.get(placeKey(address))
    return !row || (row.state === 'missing' && row.source === 'ban' && row.placedAt.getTime() < old)
  })
  const failure = geocoder ? await lookFor(ctx, geocoder, missing.slice(0, MOST_AT_A_TIME)) : 'off'
  const now = missing.length > 0 ? await ctx.read((tx) => placesByKey(tx, ctx.hub.id, keys)) : known
  return {
    places: new Map(addresses.map((address) => [address, now.get(placeKey(address)) ?? null])),
    failure: missing.length === 0 ? null : failure,
  }
}

/** The first failure ends it: a service that does not answer would be waited for at each address. */
async function lookFor(ctx: Ctx, geocoder: Geocoder, addresses: readonly string[]): Promise<string | null> {
  const rows: NewPlace[] = []
  const signal = AbortSignal.timeout(TIMEOUT_MS)
  let next = 0
  let failure: string | null = null
  const turn = async () => {
    while (next < addresses.length && failure === null) {
      const address = addresses[next++]!
      const found = await geocoder.find(address, signal)
      if (found && 'failure' in found) failure = found.failure
      else rows.push(rowOf(ctx, address, found))
    }
  }
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, addresses.length) }, turn))
  await ctx.tx((tx) => writePlaces(tx, rows))
  return failure
}

const rowOf = (ctx: Ctx, address: string, found: Found | null): NewPlace => ({
  hubId: ctx.hub.id,
  id: newId<'Place'>(),
  address: address.trim().slice(0, MOST_ADDRESS),
  key: placeKey(address),
  ...foundColumns(found),
  placedAt: ctx.now(),
  userId: ctx.actor.userId,
})

const foundColumns = (found: Found | null) => ({
  source: 'ban' as const,
  lon: found?.lon ?? null,
  lat: found?.lat ?? null,
  state: found ? stateOfScore(found.score, found.exact) : ('missing' as const),
  label: found?.label ?? '',
  score: found?.score ?? null,
})

type PlaceCode = 'not_permitted' | 'required' | 'address_taken' | 'unreachable' | 'not_found'

/** Adds an address: at the point given, else where the address base finds it. */
export async function addPlace(
  ctx: Ctx,
  { address, point }: { readonly address: string; readonly point?: Point },
  geocoder: Geocoder | null = geocoderOfEnvironment(),
): Promise<Result<Id<'Place'>, PlaceCode>> {
  if (!mayKeepPlaces(ctx.actor)) return refuse('not_permitted')
  if (placeKey(address) === '') return refuse('required', 'address')
  let row = rowOf(ctx, address, null)
  if (point) row = { ...row, ...byHand(point) }
  else {
    const found = await geocoder?.find(address, AbortSignal.timeout(TIMEOUT_MS))
    if (found === undefined || (found && 'failure' in found)) return refuse('unreachable', 'point')
    row = { ...row, ...foundColumns(found) }
  }
  return await ctx.tx(async (tx): Promise<Result<Id<'Place'>, PlaceCode>> => {
    const known = await placesByKey(tx, ctx.hub.id, [row.key])
    if (known.size > 0) return refuse('address_taken', 'address')
    // Somebody else may have added it between the two: their row stays.
    await writePlaces(tx, [row])
    await audit(tx, ctx, 'place', 'place', row.id)
    return ok(row.id)
  })
}

const byHand = ({ lon, lat }: Point) => ({
  lon,
  lat,
  state: 'placed' as const,
  source: 'manual' as const,
  score: null,
})

/** Places an address by hand: from then on the address base no longer moves it. */
export async function placeByHand(ctx: Ctx, id: Id<'Place'>, point: Point): Promise<Result<null, PlaceCode>> {
  if (!mayKeepPlaces(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx(async (tx): Promise<Result<null, PlaceCode>> => {
    const change = { ...byHand(point), placedAt: ctx.now(), userId: ctx.actor.userId }
    if (!(await movePlace(tx, ctx.hub.id, id, change))) return refuse('not_found')
    await audit(tx, ctx, 'place', 'place', id)
    return ok(null)
  })
}

/** Asks the address base again, whatever was placed before. */
export async function lookAgain(
  ctx: Ctx,
  id: Id<'Place'>,
  geocoder: Geocoder | null = geocoderOfEnvironment(),
): Promise<Result<null, PlaceCode>> {
  if (!mayKeepPlaces(ctx.actor)) return refuse('not_permitted')
  const row = await ctx.read((tx) => placeById(tx, ctx.hub.id, id))
  if (!row) return refuse('not_found')
  const found = await geocoder?.find(row.address, AbortSignal.timeout(TIMEOUT_MS))
  if (found === undefined || (found && 'failure' in found)) return refuse('unreachable')
  return await ctx.tx(async (tx): Promise<Result<null, PlaceCode>> => {
    const change = { ...foundColumns(found), placedAt: ctx.now(), userId: ctx.actor.userId }
    await movePlace(tx, ctx.hub.id, id, change)
    await audit(tx, ctx, 'search', 'place', id)
    return ok(null)
  })
}
