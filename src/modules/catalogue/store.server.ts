import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import type { Id } from '#kit/id.ts'
import { fold } from '#kit/text.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { servicePrices, services } from './tables.ts'

export type ServiceRow = typeof services.$inferSelect
export type PriceRow = typeof servicePrices.$inferSelect

/** What a service is sorted by, and what no two services of a hub may share. */
export const serviceKey = (name: string): string => fold(name)

export const serviceRows = (tx: Tx, hubId: Id<'Hub'>, activeOnly: boolean): Promise<ServiceRow[]> =>
  tx
    .select()
    .from(services)
    .where(and(eq(services.hubId, hubId), activeOnly ? isNull(services.retiredAt) : undefined))
    .orderBy(asc(services.activity), asc(services.sortKey))

export async function serviceById(tx: Tx, hubId: Id<'Hub'>, id: Id<'Service'>): Promise<ServiceRow | null> {
  const [row] = await tx
    .select()
    .from(services)
    .where(and(eq(services.hubId, hubId), eq(services.id, id)))
  return row ?? null
}

/** A service with every price ever set for it, the oldest first: one query. */
export async function serviceWithPrices(
  tx: Tx,
  hubId: Id<'Hub'>,
  id: Id<'Service'>,
): Promise<{ service: ServiceRow; prices: PriceRow[] } | null> {
  const ofService = and(eq(servicePrices.hubId, services.hubId), eq(servicePrices.serviceId, services.id))
  const rows = await tx
    .select({ service: services, price: servicePrices })
    .from(services)
    .leftJoin(servicePrices, ofService)
    .where(and(eq(services.hubId, hubId), eq(services.id, id)))
    .orderBy(asc(servicePrices.fromDay), asc(servicePrices.recordedAt))
  const [first] = rows
  return first ? { service: first.service, prices: rows.flatMap(({ price }) => price ?? []) } : null
}

/** Every price ever set, of all services or of some; a hub has dozens of services, not thousands. */
export const priceRows = (tx: Tx, hubId: Id<'Hub'>, ids?: readonly Id<'Service'>[]): Promise<PriceRow[]> =>
  tx
    .select()
    .from(servicePrices)
    .where(and(eq(servicePrices.hubId, hubId), ids ? inArray(servicePrices.serviceId, [...ids]) : undefined))
    .orderBy(asc(servicePrices.fromDay), asc(servicePrices.recordedAt))

/** False when a service of that name exists: nothing is written then. */
export async function insertService(tx: Tx, row: typeof services.$inferInsert): Promise<boolean> {
  const done = await tx.insert(services).values(row).onConflictDoNothing().returning({ id: services.id })
  return done.length > 0
}

/** False when a price of the same segment and day was set at the very same instant: nothing is written then. */
export async function insertPrices(tx: Tx, rows: (typeof servicePrices.$inferInsert)[]): Promise<boolean> {
  if (rows.length === 0) return true
  const done = await tx
    .insert(servicePrices)
    .values(rows)
    .onConflictDoNothing()
    .returning({ segment: servicePrices.segment })
  return done.length === rows.length
}

/** Writes over a service; `seenAt` given, only as it was then read: false when somebody changed it meanwhile. */
export async function updateService(
  tx: Tx,
  hubId: Id<'Hub'>,
  id: Id<'Service'>,
  change: Partial<typeof services.$inferInsert>,
  seenAt?: Date,
): Promise<boolean> {
  const mine = and(
    eq(services.hubId, hubId),
    eq(services.id, id),
    seenAt ? eq(services.updatedAt, seenAt) : undefined,
  )
  const done = await tx.update(services).set(change).where(mine).returning({ id: services.id })
  return done.length > 0
}
