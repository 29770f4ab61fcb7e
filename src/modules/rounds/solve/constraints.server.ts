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

/** One search waits that much longer for a thread that has no plan at all. */
const PATIENCE_MS = 1000

/**
 * What each constraint of a problem costs a plan: short searches from the plan, each with one constraint eased, beside one
 * with none eased, so that what a longer search finds anyway is not counted. Dearest first; a constraint that holds
 * nothing is not among them. Fewer of them when the signal ends it.
 */
export async function weighConstraints(
  problem: Problem,
  plan: Plan,
  weighing: Weighing,
): Promise<ConstraintCost[]> {
  const { unlocked, held, signal } = weighing
  const found = CONSTRAINTS.flatMap((constraint): { constraint: Constraint; as: Eased }[] => {
    const own = constraint === 'locks' && unlocked !== undefined
    const as = own ? unlocked && { problem: unlocked, from: [] } : eased(problem, plan, constraint, held)
    return as ? [{ constraint, as }] : []
  })
  const thread = new SearchThread()
  const { searching = thread.search } = weighing
  const endsAt = Date.now() + weighing.ms
  const each = (left: number) => (endsAt - Date.now()) / left
  try {
    const ask = (of: Eased, left: number) => searched(of, { ...weighing, searching }, each(left))
    const best = (await ask({ problem, from: routesIn(plan) }, found.length + 1)) ?? plan
    const costs: ConstraintCost[] = []
    for (const [at, { constraint, as }] of found.entries()) {
      if (signal?.aborted) break
      // The round that is spared is taken apart; the others begin where the plan is best.
      const from = constraint === 'fewer' ? as.from : routesIn(best)
      const without = await ask({ problem: as.problem, from }, found.length - at)
      if (without) costs.push(costOf(constraint, without, best))
    }
    return costs.sort(dearest)
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
