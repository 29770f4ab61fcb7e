import { eq } from 'drizzle-orm'
import { ok, type Result, refuse } from '#kit/result.ts'
import { audit, type Ctx } from '#platform/context/ctx.server.ts'
import type { Pace } from '../rules/vroom/crow.ts'
import { mayKeepTravel } from './permits.ts'
import { travelSettings } from './tables.ts'

export type TravelSettings = {
  /** Where travel times come from: what the installation has, one of them, or straight lines. */
  readonly service: 'usual' | 'osrm' | 'ors' | 'crow'
  /** Who plans: us, or the external VROOM of the installation. */
  readonly planner: 'palier' | 'vroom'
  readonly paces: Readonly<Record<string, Pace>>
  /** The address where rounds leave from and come back to; empty: that of the hub's papers. */
  readonly start: string
}

const USUAL: TravelSettings = { service: 'usual', planner: 'palier', paces: {}, start: '' }

/** How a hub computes its travel. */
export async function settingsOf(ctx: Ctx): Promise<TravelSettings> {
  const [row] = await ctx.read((tx) =>
    tx
      .select({
        service: travelSettings.service,
        planner: travelSettings.planner,
        paces: travelSettings.paces,
        start: travelSettings.start,
      })
      .from(travelSettings)
      .where(eq(travelSettings.hubId, ctx.hub.id)),
  )
  return row ?? USUAL
}

/** Keeps them; the numbers were read by the form. */
export async function keepSettings(
  ctx: Ctx,
  settings: TravelSettings,
): Promise<Result<null, 'not_permitted'>> {
  if (!mayKeepTravel(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx(async (tx): Promise<Result<null, 'not_permitted'>> => {
    const row = { ...settings, updatedAt: ctx.now(), userId: ctx.actor.userId }
    await tx
      .insert(travelSettings)
      .values({ hubId: ctx.hub.id, ...row })
      .onConflictDoUpdate({ target: travelSettings.hubId, set: row })
    await audit(tx, ctx, 'edit', 'travel-settings', ctx.hub.id)
    return ok(null)
  })
}
