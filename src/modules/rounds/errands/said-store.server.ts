import { and, desc, eq, inArray, isNotNull } from 'drizzle-orm'
import type { Id } from '#kit/id.ts'
import type { Tx } from '#platform/db/db.server.ts'
import type { ServiceTravel } from '../rules/errands/usual.ts'
import { roundRequestFacts, roundServices } from './tables.ts'

type HubId = Id<'Hub'>
export type RequestFactsRow = typeof roundRequestFacts.$inferSelect

/** What was said of how each service travels. */
export async function servicesSaid(tx: Tx, hubId: HubId): Promise<Map<Id<'Service'>, ServiceTravel>> {
  const rows = await tx.select().from(roundServices).where(eq(roundServices.hubId, hubId))
  return new Map(
    rows.map(({ serviceId, way, minutes, hours, kg, crates, skills, driver, handling }) => [
      serviceId,
      { way, minutes, hours, load: { kg, crates }, skills, driver, handling },
    ]),
  )
}

/** Requests that are looked at apart from their service: the last thousand is years of exceptions. */
const MOST_EXCEPTIONS = 1000

/** The requests that travel otherwise than their service, those said last first. */
export const requestExceptions = (tx: Tx, hubId: HubId) =>
  tx
    .select({ requestId: roundRequestFacts.requestId, way: roundRequestFacts.way })
    .from(roundRequestFacts)
    .where(and(eq(roundRequestFacts.hubId, hubId), isNotNull(roundRequestFacts.way)))
    .orderBy(desc(roundRequestFacts.updatedAt))
    .limit(MOST_EXCEPTIONS)

export async function requestFacts(
  tx: Tx,
  hubId: HubId,
  ids: readonly Id<'Request'>[],
): Promise<Map<Id<'Request'>, RequestFactsRow>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .select()
    .from(roundRequestFacts)
    .where(and(eq(roundRequestFacts.hubId, hubId), inArray(roundRequestFacts.requestId, [...ids])))
  return new Map(rows.map((row) => [row.requestId, row]))
}

/** Says how a service travels, or says it anew. */
export async function writeService(tx: Tx, row: typeof roundServices.$inferInsert): Promise<void> {
  const { hubId: _, serviceId: __, ...set } = row
  await tx
    .insert(roundServices)
    .values(row)
    .onConflictDoUpdate({ target: [roundServices.hubId, roundServices.serviceId], set })
}

export const dropService = (tx: Tx, hubId: HubId, id: Id<'Service'>) =>
  tx.delete(roundServices).where(and(eq(roundServices.hubId, hubId), eq(roundServices.serviceId, id)))

/** Says what is known of one request, or says it anew. */
export async function writeFacts(tx: Tx, row: typeof roundRequestFacts.$inferInsert): Promise<void> {
  const { hubId: _, requestId: __, ...set } = row
  await tx
    .insert(roundRequestFacts)
    .values(row)
    .onConflictDoUpdate({ target: [roundRequestFacts.hubId, roundRequestFacts.requestId], set })
}

export const dropFacts = (tx: Tx, hubId: HubId, id: Id<'Request'>) =>
  tx
    .delete(roundRequestFacts)
    .where(and(eq(roundRequestFacts.hubId, hubId), eq(roundRequestFacts.requestId, id)))
