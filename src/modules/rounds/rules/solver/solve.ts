import type { Problem, Progress, Solved, SolveOptions } from '../problem.ts'
import { Absences } from './absences.ts'
import { anneal } from './anneal.ts'
import { Budget, type Rests } from './budget.ts'
import { explain } from './explain.ts'
import { type Model, modelOf } from './model.ts'
import { planOf } from './plan.ts'
import { Search } from './search.ts'
import { Snapshot } from './snapshot.ts'

/** How much of the budget may go to serving everything, and to saving whole rounds, before distances are looked at. */
const FOR_ALL = 0.6
const FOR_FEWER = 0.1

/** A first plan of so many stops takes a fraction of a second, in seconds: late by that much beats no plan at all. */
const FEW_ENOUGH = 3000
const FIRST_PLAN = 0.5

/** So long may be looked for reasons once the time is over, in seconds: nobody waits longer to hear why. */
const EXPLAINING = 0.05

/**
 * The best rounds found for a problem within the time or the iterations given: slack induction by string removals
 * (Christiaens & Vanden Berghe 2020) under simulated annealing. Anytime: `onPlan` hears of the first plan at once, and of
 * better ones. The problem is taken as checked (see `problem.ts`).
 * @throws without any limit in the options
 */
export function solve(problem: Problem, options: SolveOptions): Solved {
  const steps = solveInSteps(problem, options)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/** The same with rests, some hundredths of a second apart, for whoever has no thread to spare and must go on hearing. */
export function* solveInSteps(problem: Problem, options: SolveOptions): Rests<Solved> {
  const budget = new Budget(options)
  const model = modelOf(problem)
  const search = new Search(model, options.seed ?? 1)
  if (options.from) search.follow(options.from)
  search.construct(() => budget.isOverFor(model.errands <= FEW_ENOUGH ? FIRST_PLAN : 0))
  const best = new Snapshot(search)
  const news = new News(model, search, best, budget, options)
  news.tell()
  budget.onLook = () => news.look()
  yield* improve(search, best, budget)
  const plan = planOf(model, search.timeline, best)
  explain(problem, model, search, best, plan, {
    late: budget.isOver(),
    isOver: () => budget.isOverFor(EXPLAINING),
  })
  return { plan, progress: news.progress() }
}

function* improve(search: Search, best: Snapshot, budget: Budget): Rests {
  const { model } = search
  if (model.errands === 0) return
  const absences = new Absences(search)
  yield* absences.serveAll(best, budget, FOR_ALL)
  search.restore(best)
  if (model.fixed.some((cost) => cost > 0))
    yield* absences.dissolve(best, budget, budget.share + FOR_FEWER * (1 - budget.share))
  yield* anneal(search, best, budget)
}

/** Tells of better plans, not more often than asked. */
class News {
  readonly #tell: () => void
  readonly progress: () => Progress
  readonly #options: SolveOptions
  readonly #budget: Budget
  readonly #best: Snapshot
  #told = Number.NEGATIVE_INFINITY
  #toldCost = Number.POSITIVE_INFINITY

  constructor(model: Model, search: Search, best: Snapshot, budget: Budget, options: SolveOptions) {
    this.#options = options
    this.#budget = budget
    this.#best = best
    this.progress = () => ({
      iterations: budget.iterations,
      seconds: budget.seconds,
      share: budget.share,
      unserved: best.absentCount,
      cost: (best.cost - best.penalty) / model.travel.scale,
    })
    this.#tell = () => options.onPlan?.(planOf(model, search.timeline, best), this.progress())
  }

  tell(): void {
    this.#told = this.#budget.seconds
    this.#toldCost = this.#best.cost
    this.#tell()
  }

  look(): void {
    const { onPlan, onProgress, everySeconds = 0.25 } = this.#options
    if (!onPlan && !onProgress) return
    if (this.#budget.seconds - this.#told < everySeconds) return
    this.#told = this.#budget.seconds
    onProgress?.(this.progress())
    if (this.#best.cost < this.#toldCost) this.tell()
  }
}
