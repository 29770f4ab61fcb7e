import { and, eq } from 'drizzle-orm'
import type { Id } from '#kit/id.ts'
import type { Tx } from '#platform/db/db.server.ts'
import type { FleetFacts } from '../rules/fleet.ts'
import { roundFleet } from './tables.ts'

type FleetRow = typeof roundFleet.$inferSelect

/** What was said of each vehicle. */
export async function fleetFacts(tx: Tx, hubId: Id<'Hub'>): Promise<Map<Id<'Vehicle'>, FleetFacts>> {
  const rows = await tx.select().from(roundFleet).where(eq(roundFleet.hubId, hubId))
  return new Map(rows.map((row) => [row.vehicleId, factsOf(row)]))
}

const factsOf = (row: FleetRow): FleetFacts => {
  const { mode, speedPercent, range, fromMinute, toMinute, mostMinutes, reloads, reloadMinutes } = row
  const { skills, fixed, paid, kg, crates } = row
  return {
    ...{ mode, speedPercent, range, fromMinute, toMinute, mostMinutes, reloads, reloadMinutes },
    ...{ skills, fixed, paid, load: { kg, crates } },
    pause: row.breakMinutes > 0 ? { from: row.breakFrom, to: row.breakTo, minutes: row.breakMinutes } : null,
  }
}

/** Says what a vehicle can do, or says it anew. */
export async function writeFleet(
  tx: Tx,
  hubId: Id<'Hub'>,
  vehicleId: Id<'Vehicle'>,
  facts: FleetFacts,
  at: Date,
): Promise<void> {
  const { load, pause, skills, ...same } = facts
  const set = {
    ...same,
    ...load,
    skills: [...skills],
    breakFrom: pause?.from ?? 0,
    breakTo: pause?.to ?? 0,
    breakMinutes: pause?.minutes ?? 0,
    updatedAt: at,
  }
  await tx
    .insert(roundFleet)
    .values({ hubId, vehicleId, ...set })
    .onConflictDoUpdate({ target: [roundFleet.hubId, roundFleet.vehicleId], set })
}

/** Forgets what was said of a vehicle: the usual figures hold again. Answers whether something was known. */
export async function dropFleet(tx: Tx, hubId: Id<'Hub'>, vehicleId: Id<'Vehicle'>): Promise<boolean> {
  const gone = await tx
    .delete(roundFleet)
    .where(and(eq(roundFleet.hubId, hubId), eq(roundFleet.vehicleId, vehicleId)))
    .returning({ id: roundFleet.vehicleId })
  return gone.length > 0
}
