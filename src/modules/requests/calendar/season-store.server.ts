import { and, asc, eq, gt, inArray, isNull, lt, sql } from 'drizzle-orm'
import type { Id } from '#kit/id.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { manyRows } from '#platform/db/many.server.ts'
import type { Resource, Span } from '../rules/slots.ts'
import { absences, bookings, visitMoves, visits } from './tables.ts'

type Taken = Span & { readonly resource: Resource; readonly lane: number | null }

/** Everything that holds resources over a long stretch, with when; an absence holds every lane (`lane` null). */
export async function takenDuring(
  tx: Tx,
  hubId: Id<'Hub'>,
  resources: readonly Resource[],
  { startsAt, endsAt }: Span,
): Promise<Taken[]> {
  const dayBefore = new Date(startsAt.getTime() - 86_400_000)
  const { resource, lane } = bookings
  const byVisits = await tx
    .select({ resource, lane, startsAt: bookings.startsAt, endsAt: bookings.endsAt })
    .from(bookings)
    .where(
      and(
        eq(bookings.hubId, hubId),
        inArray(resource, [...resources]),
        isNull(bookings.cancelledAt),
        // A visit lasts a day at most: those that touch the stretch begin within it or the day before.
        gt(bookings.startsAt, dayBefore),
        lt(bookings.startsAt, endsAt),
      ),
    )
  const away = await tx
    .select({ resource: absences.resource, startsAt: absences.startsAt, endsAt: absences.endsAt })
    .from(absences)
    .where(
      and(
        eq(absences.hubId, hubId),
        inArray(absences.resource, [...resources]),
        isNull(absences.cancelledAt),
        gt(absences.endsAt, startsAt),
        lt(absences.startsAt, endsAt),
      ),
    )
  return [...byVisits, ...away.map((row) => ({ ...row, lane: null }))]
}

/** Writes many visits with what they hold and their first line of history, in one statement. */
export async function insertManyVisits(
  tx: Tx,
  rows: readonly (typeof visits.$inferInsert)[],
  held: readonly (typeof bookings.$inferInsert)[],
  moves: readonly (typeof visitMoves.$inferInsert)[],
): Promise<void> {
  if (rows.length === 0) return
  const [made, kept, told] = [manyRows(visits, rows), manyRows(bookings, held), manyRows(visitMoves, moves)]
  await tx.execute(sql`
    WITH made AS (INSERT INTO ${visits} (${made.names}) SELECT ${made.names} FROM ${made.values}),
      kept AS (INSERT INTO ${bookings} (${kept.names}) SELECT ${kept.names} FROM ${kept.values})
    INSERT INTO ${visitMoves} (${told.names}) SELECT ${told.names} FROM ${told.values}`)
}

/** The visits that requests still have, locked in the order of their ids. */
export const lockVisitsOf = (
  tx: Tx,
  hubId: Id<'Hub'>,
  requestIds: readonly Id<'Request'>[],
): Promise<(typeof visits.$inferSelect)[]> =>
  tx
    .select()
    .from(visits)
    .where(
      and(eq(visits.hubId, hubId), inArray(visits.requestId, [...requestIds]), isNull(visits.cancelledAt)),
    )
    .orderBy(asc(visits.id))
    .for('update')
