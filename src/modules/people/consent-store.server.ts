import { and, desc, eq, inArray } from 'drizzle-orm'
import type { Id } from '#kit/id.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { sameAs } from './merge-store.server.ts'
import { consents } from './tables.ts'

export type ConsentRow = typeof consents.$inferSelect

export async function insertConsent(tx: Tx, row: typeof consents.$inferInsert): Promise<void> {
  await tx.insert(consents).values(row)
}

/** Every word of a person, the newest first. */
export const consentsOf = async (tx: Tx, hubId: Id<'Hub'>, personId: Id<'Person'>): Promise<ConsentRow[]> =>
  await tx
    .select()
    .from(consents)
    .where(and(eq(consents.hubId, hubId), inArray(consents.personId, await sameAs(tx, hubId, personId))))
    .orderBy(desc(consents.id))
    .limit(200)
