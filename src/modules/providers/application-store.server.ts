import { and, asc, desc, eq } from 'drizzle-orm'
import type { Id } from '#kit/id.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { providerApplications } from './tables.ts'

export type ApplicationRow = typeof providerApplications.$inferSelect

const one = (hubId: Id<'Hub'>, id: Id<'ProviderApplication'>) =>
  and(eq(providerApplications.hubId, hubId), eq(providerApplications.id, id))

export async function insertApplication(
  tx: Tx,
  row: typeof providerApplications.$inferInsert,
): Promise<void> {
  await tx.insert(providerApplications).values(row)
}

export async function applicationById(
  tx: Tx,
  hubId: Id<'Hub'>,
  id: Id<'ProviderApplication'>,
): Promise<ApplicationRow | null> {
  const [row] = await tx.select().from(providerApplications).where(one(hubId, id))
  return row ?? null
}

/** The application, locked until the transaction ends: of two answers at once the second sees the first. */
export async function lockApplication(
  tx: Tx,
  hubId: Id<'Hub'>,
  id: Id<'ProviderApplication'>,
): Promise<ApplicationRow | null> {
  const [row] = await tx.select().from(providerApplications).where(one(hubId, id)).for('update')
  return row ?? null
}

/** Those that wait for an answer, the oldest first. */
export const waitingApplications = (tx: Tx, hubId: Id<'Hub'>): Promise<ApplicationRow[]> =>
  tx
    .select()
    .from(providerApplications)
    .where(and(eq(providerApplications.hubId, hubId), eq(providerApplications.state, 'waiting')))
    .orderBy(asc(providerApplications.receivedAt))
    .limit(50)

/** What an organisation wrote when it applied, the newest first. */
export const applicationsOf = (tx: Tx, hubId: Id<'Hub'>, id: Id<'Organisation'>): Promise<ApplicationRow[]> =>
  tx
    .select()
    .from(providerApplications)
    .where(and(eq(providerApplications.hubId, hubId), eq(providerApplications.organisationId, id)))
    .orderBy(desc(providerApplications.receivedAt))

export async function decideApplication(
  tx: Tx,
  hubId: Id<'Hub'>,
  id: Id<'ProviderApplication'>,
  set: Partial<typeof providerApplications.$inferInsert>,
): Promise<void> {
  await tx.update(providerApplications).set(set).where(one(hubId, id))
}
