import { endOf, type Model, startOf } from './model.ts'
import type { Outlook } from './outlook.ts'
import type { Routes } from './routes.ts'
import type { Timeline } from './timeline.ts'

/** What follows a change of a round that has to be looked at as a whole: its worth, its loads, its reloads. */
export class Settling {
  readonly #model: Model
  readonly #routes: Routes
  readonly #timeline: Timeline
  readonly #outlook: Outlook

  constructor(model: Model, routes: Routes, timeline: Timeline, outlook: Outlook) {
    this.#model = model
    this.#routes = routes
    this.#timeline = timeline
    this.#outlook = outlook
  }

  /** After a change: the worth of the round; `broken` when it cannot be driven as it is. */
  settle(route: number): void {
    const routes = this.#routes
    this.#timeline.read(route)
    const worth = this.#timeline.value(route)
    routes.setWorth(route, worth)
    if (worth === Infinity) routes.broken = true
    else if (routes.size[route]! > 0) this.#outlook.take(route)
  }

  /** After stops were taken out: reloads that are of no use any more go as well. */
  afterRemoval(route: number): void {
    if (!this.#model.exact) return
    if (this.#model.problem.vehicles[route]!.reload) this.#dropReloads(route)
    this.settle(route)
  }

  /** Each reload of a round goes where it costs least. */
  moveReloads(route: number): void {
    const routes = this.#routes
    const { firstReload } = this.#model
    for (let reload = firstReload[route]!; reload < firstReload[route + 1]!; reload++) {
      if (routes.route(reload) !== route) continue
      const now = routes.previous(reload)
      routes.cut(reload, reload)
      routes.insert(reload, this.#bestAfter(route, reload, now))
    }
    this.settle(route)
  }

  /** The node that a reload costs least after; the one where it is when all are as good. */
  #bestAfter(route: number, reload: number, now: number): number {
    const routes = this.#routes
    this.#timeline.read(route, reload, now)
    let [best, least] = [now, this.#timeline.value(route)]
    const end = endOf(this.#model, route)
    for (let after = startOf(this.#model, route); after !== end; after = routes.next(after)) {
      this.#timeline.read(route, reload, after)
      const value = this.#timeline.value(route, least)
      if (value < least) [best, least] = [after, value]
    }
    return best
  }

  insertReload(route: number, after: number): number {
    const reload = this.#timeline.freeReload(route)
    this.#routes.insert(reload, after)
    return reload
  }

  #dropReloads(route: number): void {
    const routes = this.#routes
    const { walk } = this.#timeline
    const firstReload = this.#model.firstReload[0]!
    let node = routes.next(startOf(this.#model, route))
    while (node !== endOf(this.#model, route)) {
      const next = routes.next(node)
      if (node >= firstReload) {
        this.#timeline.read(route)
        const at = walk.nodes.subarray(0, walk.length).indexOf(node)
        walk.nodes.copyWithin(at, at + 1, walk.length)
        walk.length--
        if (walk.board.fits(route, walk.nodes, walk.length)) routes.cut(node, node)
      }
      node = next
    }
  }
}
