import { and, desc, eq } from 'drizzle-orm'
import type { Id } from '#kit/id.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { consents } from './tables.ts'

export type ConsentRow = typeof consents.$inferSelect

export async function insertConsent(tx: Tx, row: typeof consents.$inferInsert): Promise<void> {
  await tx.insert(consents).values(row)
}

/** Every word of a person, the newest first. */
export const consentsOf = (tx: Tx, hubId: Id<'Hub'>, personId: Id<'Person'>): Promise<ConsentRow[]> =>
  tx
    .select()
    .from(consents)
    .where(and(eq(consents.hubId, hubId), eq(consents.personId, personId)))
    .orderBy(desc(consents.id))
    .limit(200)
