import {
  and,
  asc,
  desc,
  eq,
  gte,
  ilike,
  inArray,
  isNull,
  lte,
  notExists,
  or,
  type SQL,
  sql,
} from 'drizzle-orm'
import type { Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { cents } from '#kit/money.ts'
import type { Tx } from '#platform/db/db.server.ts'
import type { Cursor } from '#platform/lists/keyset.ts'
import { countMatching, pageFrom } from '#platform/lists/page.server.ts'
import { type Grams, USUAL_GRAMS } from '../rules/figures/carbon.ts'
import { type Rates, TRIP_MODES, type TripMode, USUAL_RATES } from '../rules/trip.ts'
import { roundRates, roundSchemes, roundTripCancels, roundTripRequests, roundTrips } from './tables.ts'

export type SchemeRow = typeof roundSchemes.$inferSelect
export type TripRow = typeof roundTrips.$inferSelect
export type ServedRow = typeof roundTripRequests.$inferSelect
export type CancelRow = typeof roundTripCancels.$inferSelect
/** A trip as lists show it: the name of its scheme beside it. */
export type ListedTrip = TripRow & { scheme: string | null }

const MOST_SCHEMES = 200

/** Writers of one hub's trips wait for each other: a request is served by one trip. */
export async function lockTrips(tx: Tx, hubId: Id<'Hub'>): Promise<void> {
  await tx.execute(sql`SELECT pg_advisory_xact_lock(hashtextextended(${`trips ${hubId}`}, 0))`)
}

/** The rates in force, or the usual ones when the hub set none. */
export async function ratesNow(tx: Tx, hubId: Id<'Hub'>): Promise<Rates> {
  const [row] = await tx
    .select()
    .from(roundRates)
    .where(eq(roundRates.hubId, hubId))
    .orderBy(desc(roundRates.id))
    .limit(1)
  if (!row) return USUAL_RATES
  const perKm = TRIP_MODES.map((mode) => [mode, cents(row.perKm[mode])])
  return { perKm: Object.fromEntries(perKm) as Rates['perKm'], perHour: row.perHour }
}

/** Grams of CO₂ for a kilometre in force, or the usual ones when the hub set none. */
export async function gramsNow(tx: Tx, hubId: Id<'Hub'>): Promise<Grams> {
  const [row] = await tx
    .select({ grams: roundRates.gramsPerKm })
    .from(roundRates)
    .where(eq(roundRates.hubId, hubId))
    .orderBy(desc(roundRates.id))
    .limit(1)
  return row?.grams ?? USUAL_GRAMS
}

export const insertRates = (tx: Tx, row: typeof roundRates.$inferInsert) => tx.insert(roundRates).values(row)

/** The schemes that may be chosen, by name. */
export const schemesOf = (tx: Tx, hubId: Id<'Hub'>): Promise<SchemeRow[]> =>
  tx
    .select()
    .from(roundSchemes)
    .where(and(eq(roundSchemes.hubId, hubId), isNull(roundSchemes.removedAt)))
    .orderBy(asc(roundSchemes.name))
    .limit(MOST_SCHEMES)

/** These schemes, removed ones too. */
export const schemesById = (tx: Tx, hubId: Id<'Hub'>, ids: readonly Id<'Scheme'>[]): Promise<SchemeRow[]> =>
  tx
    .select()
    .from(roundSchemes)
    .where(and(eq(roundSchemes.hubId, hubId), inArray(roundSchemes.id, [...ids])))

export async function schemeById(tx: Tx, hubId: Id<'Hub'>, id: Id<'Scheme'>): Promise<SchemeRow | undefined> {
  return (await schemesById(tx, hubId, [id]))[0]
}

export const insertScheme = (tx: Tx, row: SchemeRow) => tx.insert(roundSchemes).values(row)

export const updateScheme = (tx: Tx, hubId: Id<'Hub'>, id: Id<'Scheme'>, set: Partial<SchemeRow>) =>
  tx
    .update(roundSchemes)
    .set(set)
    .where(and(eq(roundSchemes.hubId, hubId), eq(roundSchemes.id, id)))

export const insertTrip = (tx: Tx, row: TripRow) => tx.insert(roundTrips).values(row)
export const insertServed = (tx: Tx, rows: ServedRow[]) => tx.insert(roundTripRequests).values(rows)
export const insertCancel = (tx: Tx, row: CancelRow) => tx.insert(roundTripCancels).values(row)

export async function tripById(tx: Tx, hubId: Id<'Hub'>, id: Id<'Trip'>) {
  const [row] = await tx
    .select({ trip: roundTrips, scheme: roundSchemes.name, cancel: roundTripCancels })
    .from(roundTrips)
    .leftJoin(
      roundSchemes,
      and(eq(roundSchemes.hubId, roundTrips.hubId), eq(roundSchemes.id, roundTrips.schemeId)),
    )
    .leftJoin(
      roundTripCancels,
      and(eq(roundTripCancels.hubId, roundTrips.hubId), eq(roundTripCancels.tripId, roundTrips.id)),
    )
    .where(and(eq(roundTrips.hubId, hubId), eq(roundTrips.id, id)))
  return row
}

export const servedBy = (tx: Tx, hubId: Id<'Hub'>, tripId: Id<'Trip'>): Promise<ServedRow[]> =>
  tx
    .select()
    .from(roundTripRequests)
    .where(and(eq(roundTripRequests.hubId, hubId), eq(roundTripRequests.tripId, tripId)))
    .orderBy(asc(roundTripRequests.number))

/** Those of these requests that a trip served already, and that was not cancelled. */
export async function servedAlready(
  tx: Tx,
  hubId: Id<'Hub'>,
  ids: readonly Id<'Request'>[],
): Promise<Set<Id<'Request'>>> {
  if (ids.length === 0) return new Set()
  const rows = await tx
    .select({ id: roundTripRequests.requestId })
    .from(roundTripRequests)
    .where(
      and(
        eq(roundTripRequests.hubId, hubId),
        inArray(roundTripRequests.requestId, [...ids]),
        notExists(
          tx
            .select({ one: sql`1` })
            .from(roundTripCancels)
            .where(
              and(
                eq(roundTripCancels.hubId, roundTripRequests.hubId),
                eq(roundTripCancels.tripId, roundTripRequests.tripId),
              ),
            ),
        ),
      ),
    )
  return new Set(rows.map((row) => row.id))
}

export type TripFilter = {
  q: string
  schemeId?: Id<'Scheme'> | undefined
  mode?: TripMode | undefined
  from?: Day | undefined
  to?: Day | undefined
}

const like = (typed: string) => `%${typed.replace(/[\\%_]/g, '\\$&')}%`

const tripsWhere = (tx: Tx, hubId: Id<'Hub'>, { q, schemeId, mode, from, to }: TripFilter): SQL | undefined =>
  and(
    eq(roundTrips.hubId, hubId),
    schemeId && eq(roundTrips.schemeId, schemeId),
    mode && eq(roundTrips.mode, mode),
    from && gte(roundTrips.day, from),
    to && lte(roundTrips.day, to),
    q ? or(ilike(roundTrips.zone, like(q)), ilike(roundTrips.note, like(q))) : undefined,
    notExists(
      tx
        .select({ one: sql`1` })
        .from(roundTripCancels)
        .where(and(eq(roundTripCancels.hubId, roundTrips.hubId), eq(roundTripCancels.tripId, roundTrips.id))),
    ),
  )

/** A page of trips that count, the last day first, one more than `size`; and how many there are. */
export async function tripsPage(
  tx: Tx,
  hubId: Id<'Hub'>,
  filter: TripFilter,
  cursor: Cursor | null,
  size: number,
): Promise<{ read: ListedTrip[]; n: number }> {
  const where = tripsWhere(tx, hubId, filter)
  const { from, direction } = pageFrom(roundTrips.day, roundTrips.id, 'date', false, cursor)
  const rows = await tx
    .select({ trip: roundTrips, scheme: roundSchemes.name })
    .from(roundTrips)
    .leftJoin(
      roundSchemes,
      and(eq(roundSchemes.hubId, roundTrips.hubId), eq(roundSchemes.id, roundTrips.schemeId)),
    )
    .where(and(where, from))
    .orderBy(direction(roundTrips.day), direction(roundTrips.id))
    .limit(size + 1)
  return {
    read: rows.map(({ trip, scheme }) => ({ ...trip, scheme })),
    n: await countMatching(tx, roundTrips, where),
  }
}
