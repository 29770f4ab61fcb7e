import { and, asc, desc, eq, isNull } from 'drizzle-orm'
import type { Id } from '#kit/id.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { vehicles } from './tables.ts'

export type VehicleRow = typeof vehicles.$inferSelect
type HubId = Id<'Hub'>

export async function vehicleById(tx: Tx, hubId: HubId, id: Id<'Vehicle'>): Promise<VehicleRow | null> {
  const [row] = await tx
    .select()
    .from(vehicles)
    .where(and(eq(vehicles.hubId, hubId), eq(vehicles.id, id)))
  return row ?? null
}

/** Vehicles in use first, then those retired, by name. */
export const vehicleRows = (tx: Tx, hubId: HubId, { retired = false } = {}): Promise<VehicleRow[]> =>
  tx
    .select()
    .from(vehicles)
    .where(and(eq(vehicles.hubId, hubId), retired ? undefined : isNull(vehicles.retiredAt)))
    .orderBy(desc(isNull(vehicles.retiredAt)), asc(vehicles.name))
