import type { SolveOptions } from '../problem.ts'
import type { Model } from './model.ts'
import type { Routes } from './routes.ts'
import type { Timeline } from './timeline.ts'

type Given = NonNullable<SolveOptions['from']>[number]

/**
 * The stops of a round that somebody gave, in their order: with its reloads as they are given when it can be driven so,
 * else with reloads put where they are needed, and without what does not fit.
 */
export function followed(model: Model, routes: Routes, timeline: Timeline, given: Given): number[] {
  const { vehicle } = given
  const nodes = nodesOf(model, routes, given)
  if (timeline.valueOf(vehicle, nodes) < Infinity) return nodes
  let kept: number[] = []
  const left = new Set<number>()
  for (const node of nodes) {
    const errand = model.errand[node]!
    if (errand < 0 || left.has(errand)) continue
    const longer = longerBy(model, timeline, vehicle, kept, node)
    if (longer) kept = longer
    else {
      left.add(errand)
      kept = kept.filter((other) => model.errand[other] !== errand)
    }
  }
  // A shipment whose delivery found no room leaves nothing behind that was not tried before it.
  return timeline.valueOf(vehicle, kept) < Infinity ? kept : []
}

/** A stop more at the end of a round, with a reload where it costs least if there must be one; null: it does not fit. */
function longerBy(
  model: Model,
  timeline: Timeline,
  vehicle: number,
  kept: readonly number[],
  node: number,
): number[] | null {
  const all = [...kept, node]
  if (timeline.valueOf(vehicle, all) < Infinity) return all
  const reload = model.firstReload[vehicle]! + kept.filter((other) => other >= model.firstReload[0]!).length
  if (!timeline.overloaded || reload >= model.firstReload[vehicle + 1]!) return null
  let [best, least] = [-1, Infinity]
  for (let at = 0; at < all.length; at++) {
    const value = timeline.valueOf(vehicle, all.toSpliced(at, 0, reload))
    if (value < least) [best, least] = [at, value]
  }
  return best < 0 ? null : all.toSpliced(best, 0, reload)
}

/** A shipment named twice is picked up and delivered where it is named; once, it is delivered at once. */
function nodesOf(model: Model, routes: Routes, { vehicle, errands }: Given): number[] {
  const { allowed, types, typeOf, first, second, firstReload } = model
  const mayFollow = (errand: number): boolean =>
    allowed[errand * types.length + typeOf[vehicle]!] === 1 && routes.route(first[errand]!) < 0
  const times = new Map<number, number>()
  for (const errand of errands) if (errand !== 'reload') times.set(errand, (times.get(errand) ?? 0) + 1)
  const nodes: number[] = []
  const seen = new Set<number>()
  let reload = firstReload[vehicle]!
  for (const errand of errands) {
    if (errand === 'reload') {
      if (reload < firstReload[vehicle + 1]!) nodes.push(reload++)
    } else if (mayFollow(errand)) {
      const [one, two] = [first[errand]!, second[errand]!]
      if (!seen.has(errand)) nodes.push(one)
      if (two >= 0 && (seen.has(errand) || times.get(errand) === 1)) nodes.push(two)
      seen.add(errand)
    }
  }
  return nodes
}
