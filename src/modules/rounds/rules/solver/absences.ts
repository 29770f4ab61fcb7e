import type { Budget, Rests } from './budget.ts'
import type { Search } from './search.ts'
import type { Snapshot } from './snapshot.ts'

/** While errands are left out, rounds change at this temperature, in typical legs: the paper cools, here it is short. */
const WARM = 1

/**
 * Fleet minimisation by absence counts (Christiaens & Vanden Berghe 2020, § 5.4): what is left out often counts for more,
 * so that a plan is taken when those it leaves out have been left out less. What is hard to serve gets in, and what is
 * easy waits for its gap.
 */
export class Absences {
  readonly #counts: Float64Array
  readonly #search: Search

  constructor(search: Search) {
    this.#search = search
    this.#counts = new Float64Array(search.model.errands)
  }

  /** Until everything that must be is served; false when the share of the budget was spent before. */
  *serveAll(best: Snapshot, budget: Budget, until: number): Rests<boolean> {
    const search = this.#search
    const temperature = WARM * search.typicalLeg()
    while (this.#mandatory() > 0) {
      if (!budget.spend(until)) return false
      if (budget.rests()) yield
      const before = this.#sum()
      const cost = search.routes.cost
      const done = search.change()
      const after = this.#sum()
      const warm = search.routes.cost < cost - temperature * Math.log(search.random.unit())
      if (done && (after < before || (after === before && warm))) search.keep()
      else search.undo()
      this.#count()
      if (search.cost < best.cost - 1e-6) best.take(search)
    }
    return true
  }

  /**
   * Rounds dissolved one by one, the one that is easiest to place elsewhere first, as long as that makes the plan
   * cheaper: fixed costs of vehicles are only saved by a whole round less.
   */
  *dissolve(best: Snapshot, budget: Budget, until: number): Rests {
    const search = this.#search
    search.mayOpen = false
    for (;;) {
      const route = this.#easiest()
      if (route < 0) break
      search.empty(route)
      if (!(yield* this.serveAll(best, budget, until))) break
      if (search.cost < best.cost) best.take(search)
    }
    search.mayOpen = true
    search.restore(best)
  }

  #mandatory(): number {
    const { absent, model } = this.#search
    let count = 0
    for (let at = 0; at < absent.count; at++) count += model.mandatory[absent.list[at]!]!
    return count
  }

  #sum(): number {
    const { absent, model } = this.#search
    let sum = 0
    for (let at = 0; at < absent.count; at++) {
      const errand = absent.list[at]!
      if (model.mandatory[errand]) sum += this.#counts[errand]!
    }
    return sum
  }

  #count(): void {
    const { absent } = this.#search
    for (let at = 0; at < absent.count; at++) this.#counts[absent.list[at]!]!++
  }

  /** The round with a fixed cost whose errands have been left out least. */
  #easiest(): number {
    const { model, routes } = this.#search
    const sums = new Float64Array(model.vehicles)
    for (let errand = 0; errand < model.errands; errand++) {
      const route = routes.route(model.first[errand]!)
      if (route >= 0) sums[route]! += 1 + this.#counts[errand]!
    }
    let easiest = -1
    for (let route = 0; route < model.vehicles; route++)
      if (sums[route]! > 0 && model.fixed[route]! > 0 && (easiest < 0 || sums[route]! < sums[easiest]!))
        easiest = route
    return easiest
  }
}
