import type { Day } from '#kit/day.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { errandsByKeys } from '../errands/collect.server.ts'
import { fleetOf } from '../fleet/fleet.server.ts'
import type { DayTravel } from '../rules/clock/timed.ts'
import type { Errand, ErrandKey } from '../rules/errands/errand.ts'
import type { Grams } from '../rules/figures/carbon.ts'
import type { FleetVehicle } from '../rules/fleet.ts'
import { isOpenRound } from '../rules/life.ts'
import type { DayErrand, DayRound } from '../rules/proposal/problem.ts'
import type { Rates } from '../rules/trip.ts'
import { gramsNow, ratesNow } from '../trips/store.server.ts'
import { type DayPlan, dayPlan, type PlannedStop, type RoundView } from './day-plan.server.ts'
import { dayTravel } from './timing.server.ts'

export type OpenRound = DayRound & {
  /** Null: a vehicle that would go out. */
  readonly view: RoundView | null
  readonly fleet: FleetVehicle | null
}

export type ReadDay = {
  readonly plan: DayPlan
  readonly rounds: readonly OpenRound[]
  readonly errands: ReadonlyMap<ErrandKey, Errand>
  readonly travel: DayTravel & { readonly estimated: boolean }
  readonly rates: Rates
  readonly grams: Grams
}

type ReadInput = {
  readonly day: Day
  readonly open?: boolean
  /** The ways to these are looked up beside those of the rounds; else, to all that waits. */
  readonly also?: readonly Pick<Errand, 'point' | 'toPoint'>[]
}

/** A day with everything that its rounds are counted with; those that left, or are over, are not among them. */
export async function readDay(ctx: Ctx, { day, open = false, also }: ReadInput): Promise<ReadDay> {
  const plan = await dayPlan(ctx, day)
  const fleet = await fleetOf(ctx)
  const { rates, grams } = await ctx.read(async (tx) => ({
    rates: await ratesNow(tx, ctx.hub.id),
    grams: await gramsNow(tx, ctx.hub.id),
  }))
  const views = plan.rounds.filter(({ state }) => isOpenRound(state))
  const keys = [...new Set(views.flatMap(({ stops }) => stops.map(({ key }) => key)))]
  const placed = await errandsByKeys(ctx, keys)
  const rounds = views.map((view) => roundOf(view, fleet, placed))
  if (open)
    rounds.push(
      ...fleet.filter(({ id }) => plan.rounds.every(({ vehicleId }) => vehicleId !== id)).map(newRound),
    )
  const points = [...placed.values(), ...(also ?? plan.waiting)].flatMap(({ point, toPoint }) => [
    point,
    toPoint,
  ])
  const modes = rounds.map(({ mode }) => mode)
  const errands = new Map([...placed, ...plan.waiting.map((one) => [one.key, one] as const)])
  return { plan, rounds, errands, rates, grams, travel: await dayTravel(ctx, points, modes) }
}

function roundOf(
  view: RoundView,
  fleet: readonly FleetVehicle[],
  errands: ReadonlyMap<ErrandKey, Errand>,
): OpenRound {
  const { mode, driver, fromMinute, toMinute } = view
  const vehicle = fleet.find(({ id }) => id === view.vehicleId) ?? null
  return {
    ...{ view, fleet: vehicle, vehicle, mode, driver, fromMinute, toMinute },
    ...{ driven: view.who !== null, published: view.state === 'ready' },
    stops: view.stops.flatMap((stop) => {
      const { key, part, locked, over } = stop
      const errand = errands.get(key) ?? copyOf(stop)
      return over ? [] : [{ errand, part, locked }]
    }),
  }
}

/** A stop whose record nobody can read any more stays where it is, as it was copied. */
const copyOf = (stop: PlannedStop): DayErrand => ({
  ...{ key: stop.key, way: stop.way, point: null, toPoint: null, hours: stop.hours, minutes: stop.minutes },
  ...{ load: stop.load, skills: [], driver: null, priority: stop.priority, optional: false },
  ...{ revenue: stop.revenue, handling: stop.handling },
})

const newRound = (vehicle: FleetVehicle): OpenRound => ({
  ...{ view: null, fleet: vehicle, vehicle, mode: vehicle.mode, driven: false, published: false, stops: [] },
  ...{
    driver: vehicle.paid ? 'paid' : 'volunteer',
    fromMinute: vehicle.fromMinute,
    toMinute: vehicle.toMinute,
  },
})
