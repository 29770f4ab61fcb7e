import type { Day } from '#kit/day.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { errandsByKeys } from '../errands/collect.server.ts'
import { fleetOf } from '../fleet/fleet.server.ts'
import { mayPrepareRounds } from '../permits.ts'
import { type DayTravel, timedRound } from '../rules/clock/timed.ts'
import type { Errand, ErrandKey } from '../rules/errands/errand.ts'
import type { Grams } from '../rules/figures/carbon.ts'
import type { FleetVehicle } from '../rules/fleet.ts'
import { isOpenRound } from '../rules/life.ts'
import type { Plan, Progress } from '../rules/problem.ts'
import { type DayErrand, type DayRound, problemOfDay, type Wishes } from '../rules/proposal/problem.ts'
import { proposedOf } from '../rules/proposal/proposal.ts'
import type { Rates } from '../rules/trip.ts'
import { takeSlot } from '../solve/slots.server.ts'
import { searchInThread } from '../solve/thread.server.ts'
import { gramsNow, ratesNow } from '../trips/store.server.ts'
import { type DayPlan, dayPlan, type PlannedStop, type RoundView } from './day-plan.server.ts'
import { describe, type Proposal } from './proposal.ts'
import { dayTravel } from './timing.server.ts'

export type { Proposal } from './proposal.ts'

export type ProposeInput = {
  readonly day: Day
  readonly wishes: Wishes
  /** Vehicles of the calendar that stand in no round that day may go out too. */
  readonly open: boolean
  /** What comes first ends it; without iterations, seconds are counted from the call. */
  readonly seconds: number
  readonly iterations?: number
  readonly seed?: number
}

export type Listening = {
  /** Each better plan, the first full one at once. */
  readonly onPlan?: (proposal: Proposal) => void
  readonly onProgress?: (progress: Progress) => void
  /** Ends the search with the best plan so far, and its thread. */
  readonly signal?: AbortSignal
}

export type ProposeCode = 'not_permitted' | 'no_rounds' | 'nothing_to_plan' | 'busy' | 'no_plan'

const USUAL_SEED = 1
/** A thread that has no plan at all by then is given up. */
const PATIENCE_MS = 3000

/**
 * The best rounds found for a day: what waits put in, what stands in them moved as far as it may be. Nothing is written:
 * `keepProposal` does that. Rounds that left are left alone. The search runs in a thread of its own.
 */
export async function proposeDay(
  ctx: Ctx,
  input: ProposeInput,
  { onPlan, onProgress, signal }: Listening = {},
): Promise<Result<Proposal, ProposeCode>> {
  if (!mayPrepareRounds(ctx.actor)) return refuse('not_permitted')
  const endsAt = Date.now() + input.seconds * 1000
  const read = await readDay(ctx, input)
  if (read.rounds.length === 0) return refuse('no_rounds')
  if (read.rounds.every(({ stops }) => stops.length === 0) && read.plan.waiting.length === 0)
    return refuse('nothing_to_plan')
  const done = takeSlot()
  if (!done) return refuse('busy')
  try {
    const { wishes, iterations, seed = USUAL_SEED } = input
    const timed = read.rounds.map((round) => timedRound(round, read.travel, read.rates))
    const { waiting } = read.plan
    const day = problemOfDay(read.rounds, timed, waiting, read.travel, read.rates, wishes)
    const told = (plan: Plan, progress: Progress) => {
      const proposed = proposedOf(read.rounds, day, wishes, plan)
      const after = proposed.rounds.map((stops, r) =>
        timedRound({ ...read.rounds[r]!, stops }, read.travel, read.rates),
      )
      return describe({ ...read, before: timed, after, proposed, progress })
    }
    const searched = await searchInThread(
      day.problem,
      { seed, iterations, endsAt, lastAt: endsAt + PATIENCE_MS, from: day.from },
      {
        signal,
        onProgress(progress, plan) {
          onProgress?.(progress)
          if (plan && onPlan) onPlan(told(plan, progress))
        },
      },
    )
    if (!searched.plan || !searched.progress) return refuse('no_plan')
    return ok(told(searched.plan, searched.progress))
  } finally {
    done()
  }
}

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
