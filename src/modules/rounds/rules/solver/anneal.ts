import type { Budget } from './budget.ts'
import type { Search } from './search.ts'
import type { Snapshot } from './snapshot.ts'

/** Temperatures at the beginning and at the end, in typical legs. */
const HOT = 3
const COLD = 0.2

/** Ruin and recreate under simulated annealing, from hot to cold over what is left of the budget. */
export function anneal(search: Search, best: Snapshot, budget: Budget): void {
  const leg = search.typicalLeg()
  const { random } = search
  const from = budget.share
  let share = -1
  let temperature = HOT * leg
  while (budget.spend()) {
    if (budget.share !== share) {
      share = budget.share
      temperature = HOT * leg * (COLD / HOT) ** ((share - from) / (1 - from))
    }
    const before = search.cost
    if (search.change() && search.cost < before - temperature * Math.log(random.unit())) {
      search.keep()
      if (search.cost < best.cost - 1e-6) best.take(search)
    } else search.undo()
  }
}
