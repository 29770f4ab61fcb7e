import type { Load } from '../errands/errand.ts'
import type { ClockStop } from './asked.ts'

/** Kilograms and crates. */
export type OnBoard = { readonly before: Load; readonly after: Load }

/** On board when arriving and on leaving, stop by stop; loaded at the hub first and before each of `reloads`. */
export function loadsOf(stops: readonly ClockStop[], reloads: ReadonlySet<number>): OnBoard[] {
  const plus = (a: Load, b: Load, sign = 1): Load => ({
    kg: a.kg + sign * b.kg,
    crates: a.crates + sign * b.crates,
  })
  let carried: Load = { kg: 0, crates: 0 }
  let load = carried
  return stops.map((stop, at) => {
    if (at === 0 || reloads.has(at)) {
      load = carried
      for (let next = at; next < stops.length && (next === at || !reloads.has(next)); next++)
        load = plus(load, stops[next]!.brought)
    }
    const before = load
    load = plus(plus(plus(load, stop.brought, -1), stop.fetched), stop.carried)
    carried = plus(carried, stop.carried)
    return { before, after: load }
  })
}
