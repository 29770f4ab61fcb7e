import type { Errand, Plan, Problem, Unserved, WhyNot } from '../problem.ts'
import { type Model, refusal } from './model.ts'
import type { Search } from './search.ts'
import type { Snapshot } from './snapshot.ts'

/** So many are looked into closely; of a plan that leaves out hundreds, the first ones tell the rest. */
const CLOSELY = 40

const EASED = ['windows', 'capacity', 'limits', 'breaks'] as const

/**
 * Says of each errand that is not in the plan why, and what would let it in. Written into the plan.
 * @param when whether the search ended for want of time; from when on none is looked into closely any more
 */
export function explain(
  problem: Problem,
  model: Model,
  search: Search,
  best: Snapshot,
  plan: Plan,
  when: { late: boolean; isOver: () => boolean },
): void {
  if (plan.unserved.length === 0) return
  search.restore(best)
  plan.unserved = plan.unserved.map(({ errand }, at) => {
    const never = refusedByAll(problem, model, errand)
    if (never) return { errand, why: never, extra: null, released: null }
    return at < CLOSELY && !when.isOver()
      ? closely(new Fitting(model, search, best), errand)
      : roughly(when.late, errand)
  })
}

const roughly = (late: boolean, errand: number): Unserved => ({
  errand,
  why: late ? 'time' : 'full',
  extra: null,
  released: null,
})

/** What no vehicle grants, of the vehicle that refuses last; null when one may do it. */
function refusedByAll({ vehicles, errands }: Problem, { types }: Model, e: number): WhyNot | null {
  const errand = errands[e]!
  const said = (of: Errand) => new Set(types.map(([v]) => refusal(vehicles[v!]!, v!, of)))
  const unlocked = said({ ...errand, vehicles: null })
  if (unlocked.has(null)) return errand.vehicles && !said(errand).has(null) ? 'locked' : null
  return (['capacity', 'driver', 'skills'] as const).find((why) => unlocked.has(why)) ?? 'locked'
}

function closely(fitting: Fitting, errand: number): Unserved {
  if (!fitting.alone(errand)) {
    const why = fitting.alone(errand, 'limits') || fitting.alone(errand, 'breaks') ? 'limits' : 'window'
    return { errand, why, extra: null, released: null }
  }
  const extra = fitting.cheapest(errand)
  const worth = fitting.worth(errand)
  if (extra < Number.POSITIVE_INFINITY && worth !== null)
    return { errand, why: 'unpaid', extra: Math.max(0, extra - worth), released: null }
  let best: Pick<Unserved, 'extra' | 'released'> = { extra: null, released: null }
  for (const released of EASED) {
    const then = fitting.cheapest(errand, released)
    if (then < (best.extra ?? Number.POSITIVE_INFINITY)) best = { extra: then, released }
  }
  return { errand, why: 'full', ...best }
}

/** Tries errands in the plan as it is, every place of every round, with all constraints or all but one sort. */
class Fitting {
  readonly #model: Model
  readonly #search: Search
  readonly #best: Snapshot

  constructor(model: Model, search: Search, best: Snapshot) {
    this.#model = model
    this.#search = search
    this.#best = best
  }

  /** Cents that leaving an optional errand out saves; null of others. */
  worth(errand: number): number | null {
    return this.#model.mandatory[errand] ? null : this.#model.problem.errands[errand]!.revenue
  }

  /** Whether one of the vehicles that may could do it and nothing else. */
  alone(errand: number, eased: (typeof EASED)[number] | null = null): boolean {
    return (
      this.#vehicles(errand, (vehicle) => this.#least(vehicle, errand, [], eased)) < Number.POSITIVE_INFINITY
    )
  }

  /** Cents that the plan would cost more with it. */
  cheapest(errand: number, eased: (typeof EASED)[number] | null = null): number {
    const { size } = this.#search.routes
    const units = this.#vehicles(errand, (vehicle) =>
      size[vehicle]! > 0 || this.#search.routes.empty(this.#model.typeOf[vehicle]!) === vehicle
        ? this.#least(vehicle, errand, this.#best.nodes(this.#model, vehicle).slice(1, -1), eased)
        : Number.POSITIVE_INFINITY,
    )
    return units / this.#model.travel.scale
  }

  #vehicles(errand: number, of: (vehicle: number) => number): number {
    const { allowed, types, typeOf, vehicles } = this.#model
    let least = Number.POSITIVE_INFINITY
    for (let vehicle = 0; vehicle < vehicles; vehicle++)
      if (allowed[errand * types.length + typeOf[vehicle]!]) least = Math.min(least, of(vehicle))
    return least
  }

  #least(
    vehicle: number,
    errand: number,
    nodes: readonly number[],
    eased: (typeof EASED)[number] | null,
  ): number {
    const { timeline } = this.#search
    const { first, second } = this.#model
    const [one, two] = [first[errand]!, second[errand]!]
    const now = timeline.valueOf(vehicle, nodes)
    let least = Number.POSITIVE_INFINITY
    timeline.walk.eased = eased
    for (let at = 0; at <= nodes.length; at++) {
      const withFirst = nodes.toSpliced(at, 0, one)
      if (two < 0) least = Math.min(least, timeline.valueOf(vehicle, withFirst) - now)
      else
        for (let then = at + 1; then <= withFirst.length; then++)
          least = Math.min(least, timeline.valueOf(vehicle, withFirst.toSpliced(then, 0, two)) - now)
    }
    timeline.walk.eased = null
    return least
  }
}
