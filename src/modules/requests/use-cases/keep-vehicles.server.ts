import { and, eq, isNull, sql } from 'drizzle-orm'
import { type Id, newId } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { audit, type Ctx, once } from '#platform/context/ctx.server.ts'
import { unlessTaken } from '#platform/db/db.server.ts'
import { vehicles } from '../calendar/tables.ts'
import { vehicleById } from '../calendar/vehicle-store.server.ts'
import { mayKeepVehicles } from '../permits.ts'

type VehicleInput = { name: string; plate?: string; note?: string }
export type VehicleCode = 'not_permitted' | 'not_found' | 'required' | 'name_taken'
type Kept = { id: Id<'Vehicle'> }

const NAMES = 'vehicles_name'
const taken = refuse('name_taken', 'name')

/** Adds a vehicle; two in use never share a name. */
export async function addVehicle(
  ctx: Ctx,
  input: VehicleInput & { idempotencyKey?: string },
): Promise<Result<Kept, VehicleCode>> {
  if (!mayKeepVehicles(ctx.actor)) return refuse('not_permitted')
  const name = input.name.trim()
  if (!name) return refuse('required', 'name')
  return await unlessTaken<Result<Kept, VehicleCode>, Result<Kept, VehicleCode>>(NAMES, taken, () =>
    ctx.together((c) =>
      c.tx((tx) =>
        once<Kept, VehicleCode>(tx, c, input.idempotencyKey, async () => {
          if (await nameTaken(c, name)) return taken
          const id = newId<'Vehicle'>()
          const at = c.now()
          await tx.insert(vehicles).values({
            hubId: c.hub.id,
            id,
            name,
            plate: input.plate?.trim() || null,
            note: input.note?.trim() ?? '',
            createdAt: at,
            updatedAt: at,
          })
          await audit(tx, c, 'add', 'vehicle', id)
          return ok({ id })
        }),
      ),
    ),
  )
}

const nameTaken = async (c: Ctx, name: string, except?: Id<'Vehicle'>): Promise<boolean> => {
  const same = await c.read((tx) =>
    tx
      .select({ id: vehicles.id })
      .from(vehicles)
      .where(
        and(
          eq(vehicles.hubId, c.hub.id),
          sql`lower(${vehicles.name}) = lower(${name})`,
          isNull(vehicles.retiredAt),
        ),
      ),
  )
  return same.some((row) => row.id !== except)
}

/** Renames a vehicle, retires it (no more planning with it; what is planned stays) or brings it back. */
export async function changeVehicle(
  ctx: Ctx,
  id: Id<'Vehicle'>,
  change: Partial<VehicleInput> & { retired?: boolean },
): Promise<Result<Kept, VehicleCode>> {
  if (!mayKeepVehicles(ctx.actor)) return refuse('not_permitted')
  if (change.name !== undefined && !change.name.trim()) return refuse('required', 'name')
  return await unlessTaken<Result<Kept, VehicleCode>, Result<Kept, VehicleCode>>(NAMES, taken, () =>
    ctx.together((c) =>
      c.tx(async (tx) => {
        const row = await vehicleById(tx, c.hub.id, id)
        if (!row) return refuse('not_found')
        const name = change.name?.trim() ?? row.name
        const retired = change.retired ?? row.retiredAt !== null
        if (!retired && (await nameTaken(c, name, id))) return taken
        await tx
          .update(vehicles)
          .set({
            name,
            plate: change.plate === undefined ? row.plate : change.plate.trim() || null,
            note: change.note?.trim() ?? row.note,
            updatedAt: c.now(),
            retiredAt: retired ? (row.retiredAt ?? c.now()) : null,
          })
          .where(and(eq(vehicles.hubId, c.hub.id), eq(vehicles.id, id)))
        await audit(tx, c, 'change', 'vehicle', id, change)
        return ok({ id })
      }),
    ),
  )
}
