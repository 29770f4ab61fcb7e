import { ok, type Result, refuse } from '#kit/result.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { mayPrepareRounds } from '../permits.ts'
import { timedRound } from '../rules/clock/timed.ts'
import type { SolveOptions } from '../rules/problem.ts'
import type { ConstraintCost } from '../rules/proposal/eased.ts'
import { type DayProblem, type DayRound, problemOfDay } from '../rules/proposal/problem.ts'
import { weighConstraints } from '../solve/constraints.server.ts'
import { takeSlot } from '../solve/slots.server.ts'
import { searchInThread } from '../solve/thread.server.ts'
import { dayApart, withTurns } from './apart.server.ts'
import type { KeepInput } from './keep-proposal.server.ts'
import type { ProposeCode, ProposeInput } from './propose.server.ts'
import { type OpenRound, readDay } from './read-day.server.ts'

export type ConstraintsInput = ProposeInput & {
  /** The plan at hand, as it would be kept; a round that is not among them stays as it is. */
  readonly plan: KeepInput['rounds']
}
type ConstraintsCode = ProposeCode | 'changed_meanwhile'

const USUAL_SEED = 1
/** A first plan is there by then. */
const PATIENCE_MS = 3000
/** Of the time: to find the plan at hand again, and what a longer search makes of it. */
const OWN_SHARE = 0.15

/**
 * What each constraint costs the plan of a day, dearest first: doors' hours, loads, the length of rounds, equipment and
 * drivers, stops that must stay in their round, one vehicle more or fewer. Nothing is written.
 */
export async function constraintsOfDay(
  ctx: Ctx,
  input: ConstraintsInput,
  { signal }: { readonly signal?: AbortSignal } = {},
): Promise<Result<ConstraintCost[], ConstraintsCode>> {
  if (!mayPrepareRounds(ctx.actor)) return refuse('not_permitted')
  const read = await readDay(ctx, input)
  if (read.rounds.length === 0) return refuse('no_rounds')
  const { wishes, iterations, seed = USUAL_SEED } = input
  const apart = dayApart(read, wishes)
  if (!apart.ok) return refuse('rounds_meet')
  const { rounds } = apart
  const timed = rounds.map((round) => timedRound(round, read.travel, read.rates))
  const problemOf = (of: readonly OpenRound[], asked: typeof wishes): DayProblem =>
    withTurns(problemOfDay(of, timed, read.plan.waiting, read.travel, read.rates, asked), rounds)
  const day = problemOf(rounds, wishes)
  const from = fromPlan(day, rounds, input.plan)
  if (!from) return refuse('changed_meanwhile')
  const done = takeSlot()
  if (!done) return refuse('busy')
  try {
    const ms = input.seconds * 1000
    const endsAt = Date.now() + ms * OWN_SHARE
    const search = { seed, iterations, endsAt, lastAt: endsAt + PATIENCE_MS, from }
    const { plan } = await searchInThread(day.problem, search, { signal })
    if (!plan) return refuse('no_plan')
    const stays = day.problem.errands.some(({ vehicles }) => vehicles !== null)
    const { costs } = await weighConstraints(day.problem, plan, {
      ...{ seed, iterations, signal, ms: ms * (1 - OWN_SHARE), held: heldOf(rounds) },
      unlocked: stays ? problemOf(rounds.map(unlocked), { ...wishes, move: 'all' }).problem : null,
    })
    return ok(costs)
  } finally {
    done()
  }
}

/** Vehicles whose round gives way to another one. */
const heldOf = (rounds: readonly OpenRound[]): ReadonlySet<number> =>
  new Set(rounds.flatMap(({ view, toMinute }, r) => (view && toMinute < view.toMinute ? [r] : [])))

const unlocked = (round: OpenRound): OpenRound => ({
  ...round,
  published: false,
  stops: round.stops.map((stop): DayRound['stops'][number] => ({ ...stop, locked: false })),
})

/** Where the search begins: the plan, and the rounds that it leaves alone. Null when it speaks of what is not there. */
function fromPlan(
  { errands, from }: DayProblem,
  rounds: readonly OpenRound[],
  plan: KeepInput['rounds'],
): SolveOptions['from'] | null {
  const index = new Map(errands.map(({ key }, e) => [key as string, e]))
  const own = new Map<number, readonly number[]>()
  for (const { roundId, vehicleId, stops } of plan) {
    const vehicle = rounds.findIndex(({ view, fleet }) =>
      roundId === null ? view === null && fleet?.id === vehicleId : view?.id === roundId,
    )
    if (vehicle < 0) return null
    own.set(
      vehicle,
      stops.flatMap(({ key }) => index.get(key) ?? []),
    )
  }
  // What the plan puts elsewhere is not where it was.
  const moved = new Set([...own.values()].flat())
  const rest = from.filter(({ vehicle }) => !own.has(vehicle))
  return [
    ...rest.map((one) => ({ ...one, errands: one.errands.filter((errand) => !moved.has(errand)) })),
    ...[...own].map(([vehicle, list]) => ({ vehicle, errands: list })),
  ]
}
