import type { SolveOptions } from '../problem.ts'
import { Absent } from './absent.ts'
import { followed } from './follow.ts'
import { Insertion } from './insertion.ts'
import { endOf, type Model, startOf } from './model.ts'
import { Near } from './near.ts'
import { Order } from './order.ts'
import { Outlook } from './outlook.ts'
import { Random } from './random.ts'
import { Routes } from './routes.ts'
import { Ruin, takeOut } from './ruin.ts'
import { Settling } from './settling.ts'
import type { Snapshot } from './snapshot.ts'
import { Timeline } from './timeline.ts'

/** How often errands that only together pay for a vehicle's leaving are let into one, and how often reloads are moved. */
const TOGETHER = 0.02
const SHARE = 0.2
const RELOADED = 0.1

/** How often errands are offered to all neighbours, not to the best ones only. */
const WIDE = 0.1

/** The rounds as they are now, and the steps that change them: ruin, recreate, keep or undo. */
export class Search {
  readonly model: Model
  readonly random: Random
  readonly routes: Routes
  readonly absent: Absent
  readonly timeline: Timeline
  readonly #settling: Settling
  readonly #near: Near
  readonly #order: Order
  readonly #insertion: Insertion
  readonly #ruin: Ruin

  readonly #hasOptional: boolean
  readonly #hasReloads: boolean

  constructor(model: Model, seed: number) {
    const { vehicles, errands } = model.problem
    this.#hasOptional = errands.some(({ optional }) => optional)
    this.#hasReloads = vehicles.some(({ reload }) => reload)
    this.model = model
    this.random = new Random(seed)
    this.routes = new Routes(model)
    this.absent = new Absent(model)
    this.timeline = new Timeline(model, this.routes)
    this.#near = new Near(model)
    this.#order = new Order(model, this.random)
    const { routes, random, timeline } = this
    const outlook = new Outlook(model, routes, timeline)
    this.#settling = new Settling(model, routes, timeline, outlook)
    this.#insertion = new Insertion(model, routes, this.#near, random, timeline, outlook, this.#settling)
    this.#ruin = new Ruin(model, routes, this.#near, random, this.#settling, this.absent)
  }

  /** What is to be made small: the rounds, and what is left out. */
  get cost(): number {
    return this.routes.cost + this.absent.penalty
  }

  /** What a search under way goes by. */
  get easedCost(): number {
    return this.routes.cost + this.absent.eased
  }

  /** Whether rounds may begin in vehicles that have none. */
  set mayOpen(may: boolean) {
    this.#insertion.mayOpen = may
  }

  /** A first plan: what is in no round yet, the farthest first, each where it costs least. Stops early when asked to. */
  construct(isOver: () => boolean): void {
    const { absent, model, routes } = this
    const order = Int32Array.from(model.first, (_, errand) => errand)
    this.#order.sortAll('far', order)
    let tried = 0
    let over = false
    for (const errand of order) {
      if (routes.route(model.first[errand]!) >= 0) continue
      over ||= (tried++ & 15) === 0 && isOver()
      if (over || !this.insert(errand)) absent.add(errand)
      routes.keep()
    }
    absent.weigh()
    this.keep()
  }

  /** Rounds as somebody gave them; what does not fit is left to `construct`. */
  follow(rounds: NonNullable<SolveOptions['from']>): void {
    const { model, routes, timeline } = this
    for (const given of rounds) {
      this.#lay(given.vehicle, followed(model, routes, timeline, given))
    }
    routes.keep()
  }

  /** Puts stops into the round of a vehicle that has none. */
  #lay(vehicle: number, nodes: readonly number[]): void {
    const { model, routes } = this
    let after = startOf(model, vehicle)
    for (const node of nodes) {
      routes.insert(node, after)
      after = node
    }
    for (const errand of new Set(
      nodes.flatMap((node) => (node < model.stops ? [model.errand[node]!] : [])),
    )) {
      const second = model.second[errand]!
      if (model.loads === 'sum') routes.addLoad(vehicle, model.amount[errand]!)
      else if (second >= 0 && !model.exact) routes.carry(model.first[errand]!, second, model.amount[errand]!)
    }
    if (model.exact && nodes.length > 0) this.#settling.settle(vehicle)
  }

  /** All errands of a round out of it. */
  empty(route: number): void {
    const { model, routes, absent } = this
    for (let errand = 0; errand < model.errands; errand++)
      if (routes.route(model.first[errand]!) === route) {
        takeOut(model, routes, errand)
        absent.add(errand)
      }
    this.#settling.afterRemoval(route)
    absent.weigh()
    this.keep()
  }

  /** The rounds of a snapshot again. */
  restore(best: Snapshot): void {
    const { model, routes, absent, timeline } = this
    for (let vehicle = 0; vehicle < model.vehicles; vehicle++) {
      if (routes.size[vehicle] === 0) continue
      for (let node = routes.next(startOf(model, vehicle)); node !== endOf(model, vehicle); ) {
        const next = routes.next(node)
        routes.cut(node, node)
        node = next
      }
      routes.clear(vehicle)
    }
    for (let vehicle = 0; vehicle < model.vehicles; vehicle++) {
      this.#lay(vehicle, best.nodes(model, vehicle).slice(1, -1))
    }
    absent.count = best.absentCount
    for (let at = 0; at < absent.count; at++) absent.list[at] = best.absent[at]!
    absent.weigh()
    timeline.reloadAfter = -1
    this.keep()
  }

  /** Cost of a leg between near stops: what temperatures are measured in. */
  typicalLeg(): number {
    return this.#near.typicalLeg()
  }

  /** Where it costs least, when that is worth it. */
  insert(errand: number): boolean {
    const { penalty } = this.model
    if (!this.#insertion.find(errand, penalty[errand]!)) return false
    this.#insertion.apply(errand)
    return true
  }

  /**
   * Takes some errands out and puts what is absent back in; to be kept or undone. False: it must be undone.
   * @param limit cost from which on it would not be kept: given up as soon as it cannot stay below
   */
  change(limit = Infinity): boolean {
    const { routes, absent } = this
    this.#near.widen(this.random.unit() < WIDE)
    absent.keep()
    const left = absent.count
    this.#ruin.run(this.#inUse(), this.model.stops)
    if (routes.broken) return false
    this.#order.sort(absent.list, absent.count)
    this.#insertion.share = this.#hasOptional && left > 0 && this.random.unit() < TOGETHER ? SHARE : 1
    if (!this.#recreate(limit)) return false
    if (this.#hasReloads && this.random.unit() < RELOADED) this.#moveReloads()
    return !routes.broken
  }

  /** In the rounds that changed. */
  #moveReloads(): void {
    const changed = this.routes.changed()
    for (let at = 0; at < changed && !this.routes.broken; at++)
      this.#settling.moveReloads(this.routes.changedRoute(at))
  }

  /** False when the limit is reached before everything is looked at: what is still to come costs nothing at least. */
  #recreate(limit: number): boolean {
    const { absent, routes } = this
    let leftOut = 0
    const count = absent.count
    absent.count = 0
    for (let at = 0; at < count; at++) {
      const errand = absent.list[at]!
      if (!this.insert(errand)) {
        absent.add(errand)
        leftOut += absent.easedPenalty[errand]!
      }
      if (routes.cost + leftOut >= limit) return false
    }
    absent.weigh()
    return true
  }

  #inUse(): number {
    const { size } = this.routes
    let used = 0
    for (let route = 0; route < size.length; route++) if (size[route]! > 0) used++
    return used
  }

  keep(): void {
    this.routes.keep()
    this.absent.keep()
  }

  undo(): void {
    this.routes.undo()
    this.absent.undo()
  }
}
