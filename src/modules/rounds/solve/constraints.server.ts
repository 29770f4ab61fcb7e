import type { Plan, Problem } from '../rules/problem.ts'
import {
  CONSTRAINTS,
  type Constraint,
  type ConstraintCost,
  costOf,
  dearest,
  type Eased,
  eased,
  routesIn,
} from '../rules/proposal/eased.ts'
import { SearchThread, type searchInThread } from './thread.server.ts'

export type Weighing = {
  readonly seed: number
  /** For all searches together, in milliseconds. */
  readonly ms: number
  /** Of each search. */
  readonly iterations?: number
  /** The time only guards: see `Search`. */
  readonly repeatable?: boolean
  /** The problem without its locks, where they are more than `vehicles` of its errands. */
  readonly unlocked?: Problem | null
  /** Vehicles that another waits for. */
  readonly held?: ReadonlySet<number>
  readonly signal?: AbortSignal
  readonly searching?: typeof searchInThread
}

/** What was weighed, the dearest first, and what there was no time for. */
export type Weighed = { readonly costs: ConstraintCost[]; readonly left: readonly Constraint[] }

/** One search waits that much longer for a thread that has no plan at all. */
const PATIENCE_MS = 1000
/** A search that took that much longer than its share took as long as it must. */
const LATE_SHARE = 1.2
/** Below this a clock tells nothing. */
const LATE_MS = 20

/**
 * What each constraint of a problem costs a plan: short searches from the plan, each with one constraint eased, beside one
 * with none eased, so that what a longer search finds anyway is not counted. Dearest first; a constraint that holds
 * nothing is not among them. Fewer of them when the signal or the time ends it: a large problem takes its while to be
 * set up, and no search begins that would not be over in time.
 */
export async function weighConstraints(problem: Problem, plan: Plan, weighing: Weighing): Promise<Weighed> {
  const { unlocked, held, signal, repeatable } = weighing
  const found = CONSTRAINTS.flatMap((constraint): { constraint: Constraint; as: Eased }[] => {
    const own = constraint === 'locks' && unlocked !== undefined
    const as = own ? unlocked && { problem: unlocked, from: [] } : eased(problem, plan, constraint, held)
    return as ? [{ constraint, as }] : []
  })
  const thread = new SearchThread()
  const { searching = thread.search } = weighing
  const endsAt = Date.now() + weighing.ms
  let least = 0
  const isOver = () => signal?.aborted || (!repeatable && Date.now() + least >= endsAt)
  const ask = async (of: Eased, left: number) => {
    const began = Date.now()
    const share = Math.max(least, (endsAt - began) / left)
    const plan = await searched(of, { ...weighing, searching }, share)
    const took = Date.now() - began
    if (took > share * LATE_SHARE + LATE_MS) least = Math.max(least, took)
    return plan
  }
  const costs: ConstraintCost[] = []
  const left = found.map(({ constraint }) => constraint)
  try {
    if (isOver()) return { costs, left }
    const best = (await ask({ problem, from: routesIn(plan) }, found.length + 1)) ?? plan
    for (const [at, { constraint, as }] of found.entries()) {
      if (isOver()) break
      left.shift()
      // The round that is spared is taken apart; the others begin where the plan is best.
      const from = constraint === 'fewer' ? as.from : routesIn(best)
      const without = await ask({ problem: as.problem, from }, found.length - at)
      if (without) costs.push(costOf(constraint, without, best))
    }
    return { costs: costs.sort(dearest), left }
  } finally {
    await thread.close()
  }
}

async function searched(
  { problem, from }: Eased,
  { seed, iterations, repeatable, signal, searching }: Weighing & { searching: typeof searchInThread },
  ms: number,
): Promise<Plan | null> {
  const endsAt = Date.now() + ms
  const search = { seed, iterations, repeatable, endsAt, lastAt: endsAt + PATIENCE_MS, from }
  return (await searching(problem, search, { signal })).plan
}
