import { endOf, startOf } from './model.ts'
import { NEXT } from './routes.ts'
import type { Search } from './search.ts'

/** The best plan so far: copied often, so nothing but numbers. */
export class Snapshot {
  cost = Infinity
  readonly state: Int32Array
  readonly absent: Int32Array
  absentCount = 0

  constructor(search: Search) {
    this.state = new Int32Array(search.routes.state.length)
    this.absent = new Int32Array(search.model.errands)
    this.take(search)
  }

  take({ routes, absent, cost }: Search): void {
    this.cost = cost
    this.state.set(routes.state)
    this.absent.set(absent.list.subarray(0, absent.count))
    this.absentCount = absent.count
  }

  /** The nodes of a round, from its start to its end. */
  nodes(search: Pick<Search, 'model'>, vehicle: number): number[] {
    const nodes: number[] = []
    const end = endOf(search.model, vehicle)
    let node = startOf(search.model, vehicle)
    for (; node !== end; node = this.state[(node << 3) + NEXT]!) nodes.push(node)
    return [...nodes, end]
  }
}
