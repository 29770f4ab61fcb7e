import { and, asc, desc, eq, gte, inArray, lte, type SQL, sql } from 'drizzle-orm'
import type { Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { sessionHolders, staffedSessions, timesheets } from './tables.ts'

export type TimesheetRow = typeof timesheets.$inferSelect
export type SessionRow = typeof staffedSessions.$inferSelect
export type HolderRow = typeof sessionHolders.$inferSelect
export type Session = SessionRow & { holders: HolderRow[] }

/** True for the last word on a row: nothing has corrected it (before `asOf`, when given). */
export const standing = (
  table: typeof timesheets | typeof staffedSessions,
  asOf?: Date,
): SQL => sql`NOT EXISTS (
  SELECT 1 FROM ${table} later WHERE later.hub_id = ${table.hubId} AND later.corrects = ${table.id}
  ${asOf ? sql`AND later.recorded_at < ${asOf.toISOString()}::timestamptz` : sql``})`

/** The hours of one person in one hub are written one after the other: two at once could pass twenty-four. */
export async function lockWorkers(tx: Tx, ctx: Ctx, keys: readonly string[]): Promise<void> {
  const all = [...new Set(keys)].sort().map((key) => `hours ${ctx.hub.id} ${key}`)
  await tx.execute(
    sql`SELECT pg_advisory_xact_lock(hashtextextended(k, 0)) FROM unnest(${`{${all.map((k) => `"${k}"`).join(',')}}`}::text[]) k`,
  )
}

/** Minutes that stand on these days, by worker and day (`key day`); rows in `except` are left out. */
export async function minutesByDay(
  tx: Tx,
  hubId: Id<'Hub'>,
  from: Day,
  to: Day,
  except: readonly Id<'Timesheet'>[] = [],
): Promise<Map<string, number>> {
  const rows = await tx
    .select({
      personId: timesheets.personId,
      userId: timesheets.userId,
      day: timesheets.day,
      minutes: sql<number>`sum(${timesheets.minutes})::int`,
    })
    .from(timesheets)
    .where(
      and(
        eq(timesheets.hubId, hubId),
        gte(timesheets.day, from),
        lte(timesheets.day, to),
        standing(timesheets),
        except.length > 0 ? sql`${timesheets.id} <> ALL (${`{${except.join(',')}}`}::uuid[])` : undefined,
      ),
    )
    .groupBy(timesheets.personId, timesheets.userId, timesheets.day)
  return new Map(rows.map((row) => [`${workerKey(row)} ${row.day}`, row.minutes]))
}

/** One key for somebody, whether known by an account or by a record. */
export const workerKey = ({
  userId,
  personId,
}: {
  userId: string | null
  personId: Id<'Person'> | null
}): string => (userId ? `user:${userId}` : `person:${personId}`)

export const insertHours = (tx: Tx, rows: readonly TimesheetRow[]) => tx.insert(timesheets).values([...rows])

/** One row that still stands, or undefined. */
export async function standingHours(
  tx: Tx,
  hubId: Id<'Hub'>,
  id: Id<'Timesheet'>,
): Promise<TimesheetRow | undefined> {
  const [row] = await tx
    .select()
    .from(timesheets)
    .where(and(eq(timesheets.hubId, hubId), eq(timesheets.id, id), standing(timesheets)))
  return row
}

export const insertSession = (tx: Tx, row: SessionRow) => tx.insert(staffedSessions).values(row)

export const insertHolders = async (tx: Tx, rows: readonly HolderRow[]): Promise<void> => {
  if (rows.length > 0) await tx.insert(sessionHolders).values([...rows])
}

/** The version of a session in force, with who holds it. */
export async function sessionByRoot(
  tx: Tx,
  hubId: Id<'Hub'>,
  rootId: Id<'SessionVersion'>,
): Promise<Session | undefined> {
  const [row] = await tx
    .select()
    .from(staffedSessions)
    .where(
      and(eq(staffedSessions.hubId, hubId), eq(staffedSessions.rootId, rootId), standing(staffedSessions)),
    )
  return row && (await withHolders(tx, hubId, [row]))[0]
}

/** Sessions with their holders, in two queries whatever their number. */
export async function withHolders(tx: Tx, hubId: Id<'Hub'>, rows: readonly SessionRow[]): Promise<Session[]> {
  if (rows.length === 0) return []
  const ids = rows.map((row) => row.id)
  const found = await tx
    .select()
    .from(sessionHolders)
    .where(and(eq(sessionHolders.hubId, hubId), inArray(sessionHolders.sessionId, ids)))
    .orderBy(asc(sessionHolders.place))
  return rows.map((row) => ({ ...row, holders: found.filter((holder) => holder.sessionId === row.id) }))
}

/** Sessions in force between two days, the latest first. */
export const sessionsBetween = async (
  tx: Tx,
  hubId: Id<'Hub'>,
  from: Day,
  to: Day,
  limit = 200,
): Promise<Session[]> =>
  await withHolders(
    tx,
    hubId,
    await tx
      .select()
      .from(staffedSessions)
      .where(
        and(
          eq(staffedSessions.hubId, hubId),
          gte(staffedSessions.day, from),
          lte(staffedSessions.day, to),
          eq(staffedSessions.cancelled, false),
          standing(staffedSessions),
        ),
      )
      .orderBy(desc(staffedSessions.day), desc(staffedSessions.id))
      .limit(limit),
  )
