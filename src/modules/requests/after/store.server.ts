import { and, asc, desc, eq, isNull } from 'drizzle-orm'
import type { Id } from '#kit/id.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { requests } from '../tables.ts'
import { complaints, ratingLinks } from './tables.ts'

export type ComplaintRow = typeof complaints.$inferSelect
type Hub = Id<'Hub'>

export async function insertComplaint(tx: Tx, row: typeof complaints.$inferInsert): Promise<void> {
  await tx.insert(complaints).values(row)
}

/** The complaints about a request, newest first, each with the number of the request that does it again. */
export async function complaintsOf(
  tx: Tx,
  hubId: Hub,
  requestId: Id<'Request'>,
): Promise<(ComplaintRow & { reworkNumber: string | null })[]> {
  const rows = await tx
    .select({ complaint: complaints, reworkNumber: requests.number })
    .from(complaints)
    .leftJoin(requests, and(eq(requests.hubId, complaints.hubId), eq(requests.id, complaints.reworkId)))
    .where(and(eq(complaints.hubId, hubId), eq(complaints.requestId, requestId)))
    .orderBy(desc(complaints.at), desc(complaints.id))
  return rows.map(({ complaint, reworkNumber }) => ({ ...complaint, reworkNumber }))
}

/** One complaint, locked until the transaction ends: of two hands the second sees what the first did. */
export async function lockComplaint(tx: Tx, hubId: Hub, id: Id<'Complaint'>): Promise<ComplaintRow | null> {
  const [row] = await tx
    .select()
    .from(complaints)
    .where(and(eq(complaints.hubId, hubId), eq(complaints.id, id)))
    .for('update')
  return row ?? null
}

export async function updateComplaint(
  tx: Tx,
  hubId: Hub,
  id: Id<'Complaint'>,
  set: Partial<typeof complaints.$inferInsert>,
): Promise<void> {
  await tx
    .update(complaints)
    .set(set)
    .where(and(eq(complaints.hubId, hubId), eq(complaints.id, id)))
}

/** Complaints that nobody closed yet, the oldest first. */
export const openComplaints = (tx: Tx, hubId: Hub, limit: number) =>
  tx
    .select({
      ...{ id: complaints.id, what: complaints.what, at: complaints.at, answeredAt: complaints.answeredAt },
      ...{ number: requests.number, serviceName: requests.serviceName },
    })
    .from(complaints)
    .innerJoin(requests, and(eq(requests.hubId, complaints.hubId), eq(requests.id, complaints.requestId)))
    .where(and(eq(complaints.hubId, hubId), isNull(complaints.closedAt)))
    .orderBy(asc(complaints.at), asc(complaints.id))
    .limit(limit)

export async function insertRatingLink(tx: Tx, row: typeof ratingLinks.$inferInsert): Promise<void> {
  await tx.insert(ratingLinks).values(row)
}

/** When the person was last asked what they thought of it; null when nobody did. */
export async function askedAt(tx: Tx, hubId: Hub, requestId: Id<'Request'>): Promise<Date | null> {
  const [row] = await tx
    .select({ at: ratingLinks.madeAt })
    .from(ratingLinks)
    .where(and(eq(ratingLinks.hubId, hubId), eq(ratingLinks.requestId, requestId)))
    .orderBy(desc(ratingLinks.madeAt))
    .limit(1)
  return row?.at ?? null
}

export async function requestOfRatingLink(
  tx: Tx,
  hubId: Hub,
  secretHash: string,
): Promise<Id<'Request'> | null> {
  const [row] = await tx
    .select({ requestId: ratingLinks.requestId })
    .from(ratingLinks)
    .where(and(eq(ratingLinks.hubId, hubId), eq(ratingLinks.secretHash, secretHash)))
  return row?.requestId ?? null
}
