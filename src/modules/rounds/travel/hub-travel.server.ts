import type { Ctx } from '#platform/context/ctx.server.ts'
import { databaseMemory } from './memory.server.ts'
import { addressesOfEnvironment, travelBy } from './services.server.ts'
import { settingsOf } from './settings.server.ts'
import type { TravelTimes } from './travel.ts'

/**
 * Travel times for a hub: by the services of the installation that it chose, at its own paces, through its memory. Nobody
 * in particular (a demo asked without an account) has straight lines: no service is asked for strangers.
 */
export async function hubTravel(ctx: Ctx | null): Promise<{ travel: TravelTimes; vroom?: string }> {
  if (!ctx) return { travel: travelBy({}) }
  const { service, planner, paces } = await settingsOf(ctx)
  const { vroom, ...addresses } = addressesOfEnvironment()
  const chosen = {
    usual: addresses,
    osrm: { osrm: addresses.osrm },
    ors: { ors: addresses.ors, orsKey: addresses.orsKey },
    crow: {},
  }[service]
  return {
    travel: travelBy(chosen, paces, databaseMemory(ctx)),
    vroom: planner === 'vroom' ? vroom : undefined,
  }
}

/** Who may search rounds for a hub: us, and the external VROOM of the installation if it has one; who usually does. */
export async function plannersOf(
  ctx: Ctx,
): Promise<{ vroom: string | undefined; usual: 'palier' | 'vroom' }> {
  const { planner } = await settingsOf(ctx)
  const { vroom } = addressesOfEnvironment()
  return { vroom, usual: vroom ? planner : 'palier' }
}
