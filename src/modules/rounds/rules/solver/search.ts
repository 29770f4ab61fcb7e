import { Absent } from './absent.ts'
import { Insertion } from './insertion.ts'
import type { Model } from './model.ts'
import { Near } from './near.ts'
import { Order } from './order.ts'
import { Random } from './random.ts'
import { Routes } from './routes.ts'
import { Ruin } from './ruin.ts'
import { Timeline } from './timeline.ts'

/** The rounds as they are now, and the steps that change them: ruin, recreate, keep or undo. */
export class Search {
  readonly model: Model
  readonly random: Random
  readonly routes: Routes
  readonly absent: Absent
  readonly timeline: Timeline
  readonly #near: Near
  readonly #order: Order
  readonly #insertion: Insertion
  readonly #ruin: Ruin

  constructor(model: Model, seed: number) {
    this.model = model
    this.random = new Random(seed)
    this.routes = new Routes(model)
    this.absent = new Absent(model)
    this.timeline = new Timeline(model, this.routes)
    this.#near = new Near(model)
    this.#order = new Order(model, this.random)
    this.#insertion = new Insertion(model, this.routes, this.#near, this.random, this.timeline)
    this.#ruin = new Ruin(model, this.routes, this.#near, this.random, this.timeline, this.absent)
  }

  /** What is to be made small: the rounds, and what is left out. */
  get cost(): number {
    return this.routes.cost + this.absent.penalty
  }

  /** A first plan: the farthest first, each where it costs least. Stops early when asked to. */
  construct(isOver: () => boolean): void {
    const { absent, model } = this
    const order = Int32Array.from(model.first, (_, errand) => errand)
    this.#order.sortAll('far', order)
    let at = 0
    for (; at < order.length; at++) {
      if ((at & 15) === 0 && isOver()) break
      this.#insertOrLeave(order[at]!)
    }
    for (; at < order.length; at++) absent.add(order[at]!)
    absent.weigh()
    this.keep()
  }

  #insertOrLeave(errand: number): void {
    if (this.insert(errand)) this.routes.keep()
    else this.absent.add(errand)
  }

  /** Where it costs least, when that is worth it. */
  insert(errand: number): boolean {
    const { penalty } = this.model
    if (!this.#insertion.find(errand, penalty[errand]!)) return false
    this.#insertion.apply(errand)
    return true
  }

  /** Takes some errands out and puts what is absent back in; to be kept or undone. False: it must be undone. */
  change(): boolean {
    const { routes, absent } = this
    absent.keep()
    this.#ruin.run(this.#inUse(), this.model.stops)
    if (routes.broken) return false
    this.#order.sort(absent.list, absent.count)
    this.recreate()
    return !routes.broken
  }

  recreate(): void {
    const { absent } = this
    const count = absent.count
    absent.count = 0
    for (let at = 0; at < count; at++) {
      const errand = absent.list[at]!
      if (!this.insert(errand)) absent.add(errand)
    }
    absent.weigh()
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
