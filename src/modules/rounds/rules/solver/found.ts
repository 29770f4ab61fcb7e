import type { Random } from './random.ts'

/** A place that would be taken is passed over this often (Christiaens & Vanden Berghe's blinks): of 2³². */
export const BLINK = 0.01 * 2 ** 32

/** The cheapest place found for an errand so far: nothing is allocated while looking. */
export class Found {
  /** What it costs; before any is found, what it must cost less than. */
  cost = 0
  /** -1: none yet. */
  route = -1
  /** The node that the job or the pickup comes after. */
  after = -1
  /** The node that the delivery comes after: the pickup itself, or one further on. */
  afterSecond = -1
  /** The node that a reload comes after, to make room; -1 for none. */
  reloadAfter = -1
  /** How often a place was passed over. */
  blinked = 0

  readonly #random: Random

  constructor(random: Random) {
    this.#random = random
  }

  begin(limit: number): void {
    this.cost = limit
    this.route = -1
    this.reloadAfter = -1
  }

  blinks(): boolean {
    if (this.#random.bits() >= BLINK) return false
    this.blinked++
    return true
  }

  take(cost: number, route: number, after: number, afterSecond: number): void {
    this.cost = cost
    this.route = route
    this.after = after
    this.afterSecond = afterSecond
  }

  /** Takes a place that costs less, unless it is passed over. */
  offer(cost: number, route: number, after: number, afterSecond: number): void {
    if (!this.blinks()) this.take(cost, route, after, afterSecond)
  }
}
