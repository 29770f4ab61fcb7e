import { type Cents, cents } from '#kit/money.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { errandsByKeys } from '../errands/collect.server.ts'
import { fleetOf } from '../fleet/fleet.server.ts'
import { pointOfPart } from '../rules/clock/stop.ts'
import type { RoundView } from '../rules/day/day-plan.ts'
import { stopPrices } from '../rules/day/what-if.ts'
import type { ErrandKey } from '../rules/errands/errand.ts'
import { ratesNow } from '../trips/store.server.ts'
import { dayTravel } from './timing.server.ts'

export type PricedErrand = { key: ErrandKey; cost: Cents; margin: Cents }

/**
 * What each errand of a round costs where it stands, and what it leaves: the round with it less the round without, at the
 * rates of now. A routing service may be waited for, as when a day is timed.
 */
export async function pricesOfRound(ctx: Ctx, round: RoundView): Promise<PricedErrand[]> {
  const errands = await errandsByKeys(ctx, [...new Set(round.stops.map(({ key }) => key))])
  const stops = round.stops.flatMap(({ key, part }) => {
    const errand = errands.get(key)
    return errand ? [{ errand, part }] : []
  })
  const points = stops.map(({ errand, part }) => pointOfPart(errand, part))
  const travel = await dayTravel(ctx, points, [round.mode])
  const vehicle = (await fleetOf(ctx)).find(({ id }) => id === round.vehicleId) ?? null
  const rates = await ctx.read((tx) => ratesNow(tx, ctx.hub.id))
  const { mode, driver, fromMinute, toMinute, who } = round
  const prices = stopPrices(
    { mode, driver, fromMinute, toMinute, driven: who !== null, vehicle, stops },
    travel,
    rates,
  )
  return [...prices].map(([key, { cost, margin }]) => ({ key, cost: cents(cost), margin: cents(margin) }))
}
