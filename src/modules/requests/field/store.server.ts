import { and, asc, desc, eq, gte, inArray, isNull } from 'drizzle-orm'
import type { Id } from '#kit/id.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { visits } from '../calendar/tables.ts'
import { offers } from '../tables.ts'
import { fieldReports } from './tables.ts'

export type ReportRow = typeof fieldReports.$inferSelect

export async function reportById(tx: Tx, hubId: Id<'Hub'>, id: Id<'FieldReport'>): Promise<ReportRow | null> {
  const [row] = await tx
    .select()
    .from(fieldReports)
    .where(and(eq(fieldReports.hubId, hubId), eq(fieldReports.id, id)))
  return row ?? null
}

export async function insertReport(tx: Tx, row: typeof fieldReports.$inferInsert): Promise<ReportRow> {
  const [written] = await tx.insert(fieldReports).values(row).returning()
  return written!
}

/** What was said of a request, newest first. */
export const reportsOf = (tx: Tx, hubId: Id<'Hub'>, requestId: Id<'Request'>): Promise<ReportRow[]> =>
  tx
    .select()
    .from(fieldReports)
    .where(and(eq(fieldReports.hubId, hubId), eq(fieldReports.requestId, requestId)))
    .orderBy(desc(fieldReports.receivedAt), desc(fieldReports.id))
    .limit(50)

/** Did this firm ever have the job: an offer of it that they accepted, or an earlier report of theirs? */
export async function everHad(
  tx: Tx,
  hubId: Id<'Hub'>,
  requestId: Id<'Request'>,
  organisationId: Id<'Organisation'>,
): Promise<boolean> {
  const accepted = await tx
    .select({ id: offers.id })
    .from(offers)
    .where(
      and(
        eq(offers.hubId, hubId),
        eq(offers.requestId, requestId),
        eq(offers.organisationId, organisationId),
        inArray(offers.state, ['accepted', 'withdrawn']),
        // One taken back before any answer was never theirs.
        inArray(offers.answeredHow, ['account', 'link', 'desk']),
      ),
    )
    .limit(1)
  if (accepted.length > 0) return true
  const said = await tx
    .select({ id: fieldReports.id })
    .from(fieldReports)
    .where(
      and(
        eq(fieldReports.hubId, hubId),
        eq(fieldReports.requestId, requestId),
        eq(fieldReports.organisationId, organisationId),
      ),
    )
    .limit(1)
  return said.length > 0
}

/** The hour agreed on for each of these requests: its first visit that is not over. */
export async function hoursOf(
  tx: Tx,
  hubId: Id<'Hub'>,
  requestIds: readonly Id<'Request'>[],
  since: Date,
): Promise<Map<Id<'Request'>, Date>> {
  if (requestIds.length === 0) return new Map()
  const rows = await tx
    .select({ requestId: visits.requestId, startsAt: visits.startsAt })
    .from(visits)
    .where(
      and(
        eq(visits.hubId, hubId),
        inArray(visits.requestId, [...requestIds]),
        isNull(visits.cancelledAt),
        gte(visits.startsAt, since),
      ),
    )
    .orderBy(asc(visits.startsAt))
  const first = new Map<Id<'Request'>, Date>()
  for (const { requestId, startsAt } of rows) if (!first.has(requestId)) first.set(requestId, startsAt)
  return first
}
