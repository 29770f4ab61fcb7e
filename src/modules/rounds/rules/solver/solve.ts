import type { Problem, Progress, Solved, SolveOptions } from '../problem.ts'
import { modelOf } from './model.ts'
import { planOf } from './plan.ts'
import { Search } from './search.ts'
import { Snapshot } from './snapshot.ts'

/** Temperatures at the beginning and at the end, in typical short legs. */
const HOT = 1
const COLD = 0.03

/**
 * The best rounds found for a problem within the time or the iterations given: slack induction by string removals under
 * simulated annealing. Anytime: `onPlan` hears of the first full plan at once, and of better ones. The problem is taken as
 * checked (see `problem.ts`).
 */
export function solve(problem: Problem, options: SolveOptions): Solved {
  const { seed = 1, iterations = Infinity, seconds = Infinity, now = elapsed } = options
  const from = now()
  const model = modelOf(problem)
  const search = new Search(model, seed)
  search.construct(() => now() - from >= seconds)
  const best = new Snapshot(search)
  const unit = 20
  let done = 0
  let share = 0
  let temperature = HOT * unit
  let [next, stride, asked] = [0, 32, from]
  for (;;) {
    if (done >= next) {
      const at = now()
      if (seconds < Infinity) stride = at - asked < 0.001 ? 2 * stride : Math.max(1, stride >> 1)
      asked = at
      next = done + stride
      share = Math.max(done / iterations, (now() - from) / seconds)
      if (share >= 1 || options.cancelled?.()) break
      temperature = HOT * unit * (COLD / HOT) ** share
    }
    done++
    const before = search.cost
    if (search.change() && search.cost < before - temperature * Math.log(search.random.unit())) {
      search.keep()
      if (search.cost < best.cost - 1e-6) best.take(search)
    } else search.undo()
  }
  const plan = planOf(model, search.timeline, best)
  const progress: Progress = {
    iterations: done,
    seconds: now() - from,
    share,
    unserved: plan.unserved.length,
    cost: plan.total.cost,
  }
  return { plan, progress }
}

const elapsed = (): number => performance.now() / 1000
