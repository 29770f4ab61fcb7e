import { and, asc, desc, eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { Id } from '#kit/id.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { type Cursor, PAGE_SIZE } from '#platform/lists/keyset.ts'
import { countMatching, pageFrom } from '#platform/lists/page.server.ts'
import { searchQuery } from '#platform/lists/search.ts'
import type { PlaceSource, PlaceState } from '../rules/places.ts'
import { places } from './tables.ts'

const columns = {
  id: places.id,
  address: places.address,
  key: places.key,
  lon: places.lon,
  lat: places.lat,
  state: places.state,
  source: places.source,
  label: places.label,
  score: places.score,
  placedAt: places.placedAt,
}
export type PlaceRow = {
  readonly id: Id<'Place'>
  readonly address: string
  readonly key: string
  readonly lon: number | null
  readonly lat: number | null
  readonly state: PlaceState
  readonly source: PlaceSource
  readonly label: string
  readonly score: number | null
  readonly placedAt: Date
}
export type PlaceFilter = { readonly q: string; readonly source?: PlaceSource; readonly state?: PlaceState }

const matching = (hubId: Id<'Hub'>, { q, source, state }: PlaceFilter): SQL | undefined => {
  const query = searchQuery(q)
  return and(
    eq(places.hubId, hubId),
    query ? sql`${places.search} @@ ${query}` : undefined,
    source && eq(places.source, source),
    state && eq(places.state, state),
  )
}

/** One more than a page, by address. */
export async function placesPage(
  tx: Tx,
  hubId: Id<'Hub'>,
  filter: PlaceFilter,
  cursor: Cursor | null,
): Promise<PlaceRow[]> {
  const { from, direction } = pageFrom(places.key, places.id, 'text', true, cursor)
  return await tx
    .select(columns)
    .from(places)
    .where(and(matching(hubId, filter), from))
    .orderBy(direction(places.key), direction(places.id))
    .limit(PAGE_SIZE + 1)
}

export const placesCount = (tx: Tx, hubId: Id<'Hub'>, filter: PlaceFilter, limit: number): Promise<number> =>
  countMatching(tx, places, matching(hubId, filter), limit)

/** The points that a plan shows, the last placed first. */
export const lastPoints = (tx: Tx, hubId: Id<'Hub'>, limit: number): Promise<PlaceRow[]> =>
  tx
    .select(columns)
    .from(places)
    .where(and(eq(places.hubId, hubId), sql`lon is not null`))
    .orderBy(desc(places.id))
    .limit(limit)

export async function placeById(tx: Tx, hubId: Id<'Hub'>, id: Id<'Place'>): Promise<PlaceRow | null> {
  const [row] = await tx
    .select(columns)
    .from(places)
    .where(and(eq(places.hubId, hubId), eq(places.id, id)))
  return row ?? null
}

/** What is known of these addresses, by key. */
export async function placesByKey(
  tx: Tx,
  hubId: Id<'Hub'>,
  keys: readonly string[],
): Promise<Map<string, PlaceRow>> {
  if (keys.length === 0) return new Map()
  const rows = await tx
    .select(columns)
    .from(places)
    .where(and(eq(places.hubId, hubId), inArray(places.key, [...keys])))
    .orderBy(asc(places.key))
  return new Map(rows.map((row) => [row.key, row]))
}

export type NewPlace = Omit<typeof places.$inferInsert, 'search'>

/**
 * Writes places by their address. What somebody placed by hand or by file is never moved by what the address base says.
 * Answers how many were written.
 */
export async function writePlaces(tx: Tx, rows: readonly NewPlace[]): Promise<number> {
  if (rows.length === 0) return 0
  const excluded = (column: string) => sql.raw(`excluded.${column}`)
  const done = await tx
    .insert(places)
    .values([...rows])
    .onConflictDoUpdate({
      target: [places.hubId, places.key],
      set: {
        lon: excluded('lon'),
        lat: excluded('lat'),
        state: excluded('state'),
        source: excluded('source'),
        label: excluded('label'),
        score: excluded('score'),
        placedAt: excluded('placed_at'),
        userId: excluded('user_id'),
      },
      setWhere: sql`excluded.source <> 'ban' or ${places.source} = 'ban'`,
    })
    .returning({ id: places.id })
  return done.length
}

export async function movePlace(
  tx: Tx,
  hubId: Id<'Hub'>,
  id: Id<'Place'>,
  change: Partial<Omit<NewPlace, 'hubId' | 'id'>>,
): Promise<boolean> {
  const done = await tx
    .update(places)
    .set(change)
    .where(and(eq(places.hubId, hubId), eq(places.id, id)))
    .returning({ id: places.id })
  return done.length > 0
}
