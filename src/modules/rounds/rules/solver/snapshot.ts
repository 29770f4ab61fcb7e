import type { Absent } from './absent.ts'
import { endOf, type Model, startOf } from './model.ts'
import { NEXT, type Routes } from './routes.ts'

type Now = { model: Model; routes: Routes; absent: Absent; cost: number }

/** The best plan so far: copied often, so nothing but numbers. */
export class Snapshot {
  cost = Number.POSITIVE_INFINITY
  penalty = Number.POSITIVE_INFINITY
  absentCount = 0
  readonly state: Int32Array
  readonly absent: Int32Array

  constructor(search: Now) {
    this.state = new Int32Array(search.routes.state.length)
    this.absent = new Int32Array(search.model.errands)
    this.take(search)
  }

  take({ routes, absent, cost }: Now): void {
    this.cost = cost
    this.penalty = absent.penalty
    this.absentCount = absent.count
    this.state.set(routes.state)
    for (let at = 0; at < absent.count; at++) this.absent[at] = absent.list[at]!
  }

  /** The nodes of a round, from its start to its end. */
  nodes(model: Model, vehicle: number): number[] {
    const nodes: number[] = []
    const end = endOf(model, vehicle)
    for (let node = startOf(model, vehicle); node !== end; node = this.state[(node << 3) + NEXT]!)
      nodes.push(node)
    return [...nodes, end]
  }
}
