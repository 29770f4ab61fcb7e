import type { Budget, Rests } from './budget.ts'
import type { Search } from './search.ts'
import type { Snapshot } from './snapshot.ts'

/** Temperatures at the beginning and at the end, in typical legs. */
const HOT = 1.7
const COLD = 0.2
/** What leaving out an errand that must be done counts for on the way, in typical legs: full plans lie far apart. */
const LEFT_OUT = 10
/** With more errands too many are left out at once: of 207 shipments (LRC1_4_5) the plan was worse. */
const FEW_ERRANDS = 150

/** Ruin and recreate under simulated annealing, from hot to cold over what is left of the budget. */
export function* anneal(search: Search, best: Snapshot, budget: Budget): Rests {
  const leg = search.typicalLeg()
  const { random } = search
  const easing = new Easing(search)
  const from = budget.share
  let share = -1
  let temperature = HOT * leg
  while (budget.spend()) {
    if (budget.rests()) yield
    if (budget.share !== share) {
      share = budget.share
      const cooling = (COLD / HOT) ** ((share - from) / (1 - from))
      temperature = HOT * leg * cooling
      easing.set((LEFT_OUT * leg) / cooling)
    }
    const limit = search.easedCost - temperature * Math.log(random.unit())
    if (search.change(limit) && search.easedCost < limit) {
      search.keep()
      if (search.cost < best.cost - 1e-6) best.take(search)
    } else search.undo()
  }
}

/**
 * Once all that must be served is, plans that leave something out are steps between others, not the worst of all; the
 * cooler it is, the less so.
 */
class Easing {
  readonly #search: Search
  readonly #may: boolean

  constructor(search: Search) {
    const { absent, model } = search
    this.#search = search
    this.#may =
      model.errands <= FEW_ERRANDS &&
      absent.list.subarray(0, absent.count).every((errand) => model.mandatory[errand] === 0)
    if (this.#may) absent.easedPenalty = model.penalty.slice()
  }

  /** @param leftOut units of cost for an errand of the lowest priority */
  set(leftOut: number): void {
    if (!this.#may) return
    const { model, absent } = this.#search
    model.problem.errands.forEach(({ optional, priority, revenue }, errand) => {
      if (optional) return
      const eased = revenue * model.travel.scale + leftOut * (1 + priority)
      absent.easedPenalty[errand] = Math.min(model.penalty[errand]!, eased)
    })
    absent.weigh()
    absent.keep()
  }
}
