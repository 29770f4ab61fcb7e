import { and, asc, eq, getTableColumns, gte, inArray, isNull, or, sql } from 'drizzle-orm'
import { unionAll } from 'drizzle-orm/pg-core'
import type { Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { fold } from '#kit/text.ts'
import type { Tx } from '#platform/db/db.server.ts'
import type { Rate } from './rules/prices.ts'
import { serviceParts, servicePauses, servicePrices, serviceRates, services } from './tables.ts'

export type ServiceRow = typeof services.$inferSelect
/** A price of everybody's sheet, or of another rate. */
export type PriceRow = typeof servicePrices.$inferSelect & { rate: Rate }
type NewPrice = typeof servicePrices.$inferInsert & { rate?: Rate }
export type PauseRow = typeof servicePauses.$inferSelect
/** One line of what a package is made of, with the name of what it holds. */
export type PartRow = Pick<typeof serviceParts.$inferSelect, 'packageId' | 'serviceId' | 'quantity'> &
  Pick<ServiceRow, 'name' | 'unit' | 'minutes' | 'directCost' | 'homeService'>

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

export const servicesById = (
  tx: Tx,
  hubId: Id<'Hub'>,
  ids: readonly Id<'Service'>[],
): Promise<ServiceRow[]> =>
  tx
    .select()
    .from(services)
    .where(and(eq(services.hubId, hubId), inArray(services.id, [...ids])))

/** Every price ever set, of all services or of some, the oldest first; a hub has dozens of services, not thousands. */
export const priceRows = (tx: Tx, hubId: Id<'Hub'>, ids?: readonly Id<'Service'>[]): Promise<PriceRow[]> => {
  const of = (table: typeof servicePrices | typeof serviceRates) =>
    and(eq(table.hubId, hubId), ids ? inArray(table.serviceId, [...ids]) : undefined)
  const rate = sql<Rate>`'normal'`.as('rate')
  const normal = tx
    .select({ ...getTableColumns(servicePrices), rate })
    .from(servicePrices)
    .where(of(servicePrices))
  const { hubId: hub, serviceId, segment, fromDay, recordedAt, price } = getTableColumns(serviceRates)
  const others = tx
    .select({
      ...{ hubId: hub, serviceId, segment, fromDay, recordedAt, price },
      rate: sql<Rate>`${serviceRates.rate}`.as('rate'),
    })
    .from(serviceRates)
    .where(of(serviceRates))
  return unionAll(normal, others).orderBy(asc(servicePrices.fromDay), asc(servicePrices.recordedAt))
}

/** What packages are made of, in the order they are printed: of all, or of some. */
export const partRows = (tx: Tx, hubId: Id<'Hub'>, ids?: readonly Id<'Service'>[]): Promise<PartRow[]> =>
  tx
    .select({
      packageId: serviceParts.packageId,
      serviceId: serviceParts.serviceId,
      quantity: serviceParts.quantity,
      name: services.name,
      unit: services.unit,
      minutes: services.minutes,
      directCost: services.directCost,
      homeService: services.homeService,
    })
    .from(serviceParts)
    .innerJoin(services, and(eq(services.hubId, serviceParts.hubId), eq(services.id, serviceParts.serviceId)))
    .where(and(eq(serviceParts.hubId, hubId), ids ? inArray(serviceParts.packageId, [...ids]) : undefined))
    .orderBy(asc(serviceParts.position))

/** Pauses that hold on a day or later, not lifted, the nearest first: of all services, or of some. */
export const pauseRows = (
  tx: Tx,
  hubId: Id<'Hub'>,
  day: Day,
  ids?: readonly Id<'Service'>[],
): Promise<PauseRow[]> =>
  tx
    .select()
    .from(servicePauses)
    .where(
      and(
        eq(servicePauses.hubId, hubId),
        isNull(servicePauses.liftedAt),
        or(isNull(servicePauses.untilDay), gte(servicePauses.untilDay, day)),
        ids ? inArray(servicePauses.serviceId, [...ids]) : undefined,
      ),
    )
    .orderBy(asc(servicePauses.fromDay), asc(servicePauses.id))

/** False when a service of that name exists: nothing is written then. */
export async function insertService(tx: Tx, row: typeof services.$inferInsert): Promise<boolean> {
  const done = await tx.insert(services).values(row).onConflictDoNothing().returning({ id: services.id })
  return done.length > 0
}

/** False when a price of the same segment, rate and day was set at the very same instant: nothing is written then. */
export async function insertPrices(tx: Tx, rows: readonly NewPrice[]): Promise<boolean> {
  const others = rows.flatMap(({ rate = 'normal', ...row }) => (rate === 'normal' ? [] : [{ ...row, rate }]))
  const normal = rows.filter(({ rate = 'normal' }) => rate === 'normal').map(({ rate: _, ...row }) => row)
  const written = { segment: servicePrices.segment }
  const first = normal.length
    ? await tx.insert(servicePrices).values(normal).onConflictDoNothing().returning(written)
    : []
  const second = others.length
    ? await tx
        .insert(serviceRates)
        .values(others)
        .onConflictDoNothing()
        .returning({ segment: serviceRates.segment })
    : []
  return first.length + second.length === rows.length
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

/** Which of these services exist here, and which of them are packages (the package itself aside). */
export async function packagesAmong(
  tx: Tx,
  hubId: Id<'Hub'>,
  ids: readonly Id<'Service'>[],
  packageId: Id<'Service'>,
): Promise<{ known: Set<Id<'Service'>>; packages: Set<Id<'Service'>> }> {
  const rows = await tx
    .selectDistinct({ id: services.id, package: serviceParts.packageId })
    .from(services)
    .leftJoin(serviceParts, and(eq(serviceParts.hubId, hubId), eq(serviceParts.packageId, services.id)))
    .where(and(eq(services.hubId, hubId), inArray(services.id, [...ids])))
  const packages = rows.filter((row) => row.package !== null && row.id !== packageId)
  return { known: new Set(rows.map((row) => row.id)), packages: new Set(packages.map((row) => row.id)) }
}

/** Writes the contents of a package anew. */
export async function replaceParts(
  tx: Tx,
  hubId: Id<'Hub'>,
  packageId: Id<'Service'>,
  rows: (typeof serviceParts.$inferInsert)[],
): Promise<void> {
  await tx
    .delete(serviceParts)
    .where(and(eq(serviceParts.hubId, hubId), eq(serviceParts.packageId, packageId)))
  await tx.insert(serviceParts).values(rows)
}

export async function insertPause(tx: Tx, row: typeof servicePauses.$inferInsert): Promise<void> {
  await tx.insert(servicePauses).values(row)
}

/** Ends a pause early; null when it is unknown or was lifted before. Answers the service it was of. */
export async function liftPauseRow(
  tx: Tx,
  hubId: Id<'Hub'>,
  id: Id<'ServicePause'>,
  liftedAt: Date,
): Promise<Id<'Service'> | null> {
  const open = and(eq(servicePauses.hubId, hubId), eq(servicePauses.id, id), isNull(servicePauses.liftedAt))
  const [row] = await tx
    .update(servicePauses)
    .set({ liftedAt })
    .where(open)
    .returning({ id: servicePauses.serviceId })
  return row?.id ?? null
}
