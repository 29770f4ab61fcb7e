import type { TimedRound } from '../rules/clock/timed.ts'
import type { Between, RoundWarning, StopWarning } from '../rules/clock/times.ts'
import type { Errand, ErrandKey, Hours } from '../rules/errands/errand.ts'
import { type Grams, gramsOf } from '../rules/figures/carbon.ts'
import type { KeptFigures } from '../rules/figures/figures.ts'
import type { StopPart } from '../rules/life.ts'
import type { Progress } from '../rules/problem.ts'
import type { LeftOut, Proposed } from '../rules/proposal/proposal.ts'
import type { TripMode } from '../rules/trip.ts'
import type { Lost } from '../rules/vroom/of-problem.ts'
import type { TurnTold } from './apart.server.ts'
import type { RoundView } from './day-plan.server.ts'
import type { Meeting } from './meet.server.ts'

/** A plan as a page shows it before and after, and as it is kept. Metres, seconds, cents, seconds after midnight. */
export type Proposal = {
  readonly rounds: readonly ProposedRound[]
  readonly leftOut: readonly (LeftOut & ErrandWords)[]
  readonly before: Sums
  readonly after: Sums
  /** Numbers of the rounds that left already, and were not touched. */
  readonly untouched: readonly string[]
  /** Some times of travel are as the crow flies, since the routing service did not answer. */
  readonly estimated: boolean
  /** Rounds that share a vehicle or a driver, and take it in turns: their hours change when the plan is kept. */
  readonly turns: readonly TurnTold[]
  readonly planner: Planner
  readonly progress: Progress
}

/** Who searched, and what comes of it. */
export type Planner = {
  readonly by: 'palier' | 'vroom'
  /** What an external VROOM knew nothing of. */
  readonly lost: readonly Lost[]
  /** Errands of its rounds that we had to put elsewhere. */
  readonly moved: number
  /** Errands that it left aside, and that we found a place for. */
  readonly added: number
  /** Why an external VROOM that was asked made no plan. */
  readonly missing: string | null
}

export type ErrandWords = { readonly number: string; readonly what: string; readonly whom: string }

export type ProposedRound = {
  /** Null: a vehicle that stands in no round yet would go out. */
  readonly roundId: string | null
  readonly vehicleId: string | null
  readonly seen: number
  readonly number: string
  readonly name: string
  readonly whoName: string
  readonly before: KeptFigures
  readonly after: KeptFigures
  readonly leavesAt: number
  readonly backAt: number
  /** Its break and its reloads. */
  readonly between: readonly Between[]
  readonly warnings: readonly RoundWarning[]
  /** Other hours than it has, to leave its vehicle or its driver to another round. */
  readonly hours: Hours | null
  /** Its stops are others, or in another order: what is not changed is not written. */
  readonly changed: boolean
  readonly stops: readonly (ErrandWords & {
    readonly key: ErrandKey
    readonly part: StopPart
    readonly locked: boolean
    readonly arrival: number
    readonly lateBy: number
    readonly warnings: readonly StopWarning[]
    /** Not in this round before. */
    readonly fresh: boolean
  })[]
}

export type Sums = {
  readonly rounds: number
  readonly stops: number
  readonly metres: number
  readonly seconds: number
  readonly cost: number
  readonly revenue: number
  readonly late: number
  /** Grams of CO₂ equivalent. */
  readonly grams: number
}

type Given = {
  readonly plan: { readonly rounds: readonly RoundView[] }
  readonly rounds: readonly {
    readonly view: RoundView | null
    readonly mode: TripMode
    readonly fromMinute: number
    readonly toMinute: number
    readonly fleet: { readonly id: string; readonly name: string } | null
  }[]
  readonly errands: ReadonlyMap<ErrandKey, Errand>
  readonly turns: readonly TurnTold[]
  readonly planner: Planner
  readonly travel: { readonly estimated: boolean }
  readonly grams: Grams
  readonly before: readonly TimedRound[]
  readonly after: readonly TimedRound[]
  readonly proposed: Proposed
  readonly progress: Progress
}

/** Writes a plan with the names that people know. */
export function describe(given: Given): Proposal {
  const { plan, rounds, errands, travel, before, after, proposed, progress, grams, turns, planner } = given
  const words = (key: ErrandKey): ErrandWords => {
    const { number = '', what = '', whom = '' } = errands.get(key) ?? {}
    return { number, what, whom }
  }
  const all = rounds.map(({ view, fleet, fromMinute, toMinute }, r): ProposedRound => {
    const now = after[r]!
    const had = new Set((view?.stops ?? []).map(({ key }) => key))
    const order = (stops: readonly { key: string; part: string }[]) =>
      stops.map((stop) => `${stop.key} ${stop.part}`).join()
    const stops = proposed.rounds[r]!.map(({ errand: { key }, part, locked }) => ({ key, part, locked }))
    return {
      ...{ roundId: view?.id ?? null, vehicleId: fleet?.id ?? null, seen: view?.sequence ?? 0 },
      ...{ number: view?.number ?? '', name: view?.name ?? fleet?.name ?? '', whoName: view?.whoName ?? '' },
      ...{ before: before[r]!.planned, after: now.planned, warnings: now.warnings },
      ...{ leavesAt: now.figures.leavesAt, backAt: now.figures.backAt, between: now.between },
      hours: newHours(view, { from: fromMinute, to: toMinute }),
      changed: order(stops) !== order(view?.stops ?? []),
      stops: stops.map((stop, at) => {
        const { arrival, lateBy, warnings } = now.stops[at]!
        return { ...stop, ...words(stop.key), arrival, lateBy, warnings, fresh: !had.has(stop.key) }
      }),
    }
  })
  const modes = rounds.map(({ mode }) => mode)
  const mine = new Set(rounds.map(({ view }) => view?.id))
  return {
    // A vehicle that would go out for nothing stays in.
    rounds: all.filter(({ roundId, stops }) => roundId !== null || stops.length > 0),
    leftOut: proposed.leftOut.map((one) => ({ ...one, ...words(one.key) })),
    before: sumsOf(before, modes, grams),
    after: sumsOf(after, modes, grams),
    untouched: plan.rounds.filter(({ id }) => !mine.has(id)).map(({ number }) => number),
    estimated: travel.estimated,
    ...{ turns, planner },
    progress,
  }
}

const newHours = (view: RoundView | null, hours: Hours): Hours | null =>
  view && (view.fromMinute !== hours.from || view.toMinute !== hours.to) ? hours : null

function sumsOf(rounds: readonly TimedRound[], modes: readonly TripMode[], grams: Grams): Sums {
  const sums = { rounds: 0, stops: 0, metres: 0, seconds: 0, cost: 0, revenue: 0, late: 0, grams: 0 }
  for (const [r, { planned, stops }] of rounds.entries()) {
    sums.grams += gramsOf(modes[r]!, planned.metres, grams)
    if (stops.length > 0) sums.rounds++
    sums.stops += stops.length
    sums.late += stops.filter(({ lateBy }) => lateBy > 0).length
    for (const figure of ['metres', 'seconds', 'cost', 'revenue'] as const) sums[figure] += planned[figure]
  }
  return sums
}

/** What a page hears of a search, line by line. */
export type Line =
  | { readonly type: 'progress'; readonly share: number }
  | { readonly type: 'plan' | 'done'; readonly proposal: Proposal }
  | { readonly type: 'refused'; readonly code: string; readonly meeting?: Meeting }
