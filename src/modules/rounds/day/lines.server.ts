import type { Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Line } from '../rules/day/gesture.ts'
import { isOpenRound } from '../rules/life.ts'
import { wantedOf } from './prepare.server.ts'
import { roundsOn, stopsOf } from './store.server.ts'

export type OpenLine = Line & { readonly id: Id<'Round'>; readonly sequence: number }

/** The rounds of a day that may still be arranged, with their stops in order. Two queries. */
export async function linesOf(ctx: Ctx, day: Day): Promise<OpenLine[]> {
  return await ctx.read(async (tx) => {
    const rows = (await roundsOn(tx, ctx.hub.id, day)).filter(({ state }) => isOpenRound(state))
    const stops = await stopsOf(
      tx,
      ctx.hub.id,
      rows.map(({ id }) => id),
    )
    return rows.map(({ id, number, sequence }) => ({
      ...{ id, number, sequence },
      stops: wantedOf(stops.filter((stop) => stop.roundId === id)),
    }))
  })
}
