import type { Id } from '#kit/id.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { vehicleRows } from './calendar/vehicle-store.server.ts'

/** The vehicles of the calendar that may be planned, by name. */
export const vehiclesInUse = async (ctx: Ctx): Promise<{ id: Id<'Vehicle'>; name: string }[]> =>
  (await ctx.read((tx) => vehicleRows(tx, ctx.hub.id))).map(({ id, name }) => ({ id, name }))
