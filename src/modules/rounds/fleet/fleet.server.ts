import { vehiclesInUse } from '#modules/requests/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { type FleetVehicle, usualFleet } from '../rules/fleet.ts'
import { fleetFacts } from './store.server.ts'

/**
 * The vehicles of the calendar that are in use, by name, with what each can do on a round: what was said of it, else the
 * usual figures for its name. Two queries. Who may read them is for the caller to ask.
 */
export async function fleetOf(ctx: Ctx): Promise<FleetVehicle[]> {
  const vehicles = await vehiclesInUse(ctx)
  const said = await ctx.read((tx) => fleetFacts(tx, ctx.hub.id))
  return vehicles.map(({ id, name }) => ({
    id,
    name,
    said: said.has(id),
    ...(said.get(id) ?? usualFleet(name)),
  }))
}
