import { Candidates } from './candidates.ts'
import type { Found } from './found.ts'
import type { Hours } from './hours.ts'
import { endOf, type Model, startOf } from './model.ts'
import type { Outlook } from './outlook.ts'
import { COST, LATEST, LEAVE, NEXT, type Routes, TIME } from './routes.ts'
import type { Timeline } from './timeline.ts'
import { Trial } from './trial.ts'

/** Places that are kept to be looked at as a whole. */
const MOST_CANDIDATES = 32

/** After so many places in a row that are no better than the best one, the rest is not looked at. */
const PATIENCE = 8

/**
 * Places in rounds that have to be looked at as a whole: what they cost at least is quick to tell; they are weighed from
 * the cheapest on, so that few are walked along.
 */
export class Whole {
  /** What share of its cost the first errand of a round bears. */
  share = 1
  readonly #model: Model
  readonly #routes: Routes
  readonly #timeline: Timeline
  readonly #outlook: Outlook
  readonly #hours: Hours
  readonly #trial: Trial
  readonly #found: Found
  readonly #candidates = new Candidates(MOST_CANDIDATES)

  constructor(model: Model, routes: Routes, timeline: Timeline, outlook: Outlook, found: Found) {
    this.#model = model
    this.#routes = routes
    this.#timeline = timeline
    this.#outlook = outlook
    this.#hours = timeline.walk.hours
    this.#trial = new Trial(model, routes, outlook, this.#hours)
    this.#found = found
  }

  /** A place in a vehicle that has no round. */
  keepEmpty(route: number, first: number, second: number, cost: number): void {
    this.#candidates.add(cost, Infinity, route, startOf(this.#model, route), second < 0 ? -1 : first)
  }

  /**
   * A place for a job after a node, if nothing that is quick to see is against it.
   * @param road what it costs more on the road
   * @param travel seconds that it takes more on the road
   */
  keepJob(route: number, errand: number, stop: number, after: number, road: number, travel: number): void {
    const outlook = this.#outlook
    outlook.need(route)
    const next = this.#routes.next(after)
    const longer = travel + this.#work(stop, after) + this.#setupChange(next, stop, after)
    let least = road + outlook.duty(route, longer)
    if (least >= this.#found.cost || least >= this.#candidates.most) return
    const metres = this.#metres(route, after, stop, next)
    if (!outlook.isWithinLimits(route, 1, travel, longer, metres)) return
    let whole = this.#hours.looksAtLoads[route] === 1
    if (!outlook.hasRoom(route, errand, after)) {
      if (!this.#model.problem.vehicles[route]!.reload) return
      least = this.#timeline.leastWithReload(route, stop, after, road, longer, outlook.duty)
      if (least >= this.#found.cost) return
      whole = true
    }
    this.#candidates.add(least, whole ? Infinity : road, route, after, -1)
  }

  /** Every pair of places of a round for a shipment: with one window each and without breaks, to be quick. */
  keepPairs(route: number, errand: number, first: number, second: number): void {
    const outlook = this.#outlook
    outlook.need(route)
    const { state } = this.#routes
    const { travel, place, open, close, service } = this.#model
    const { cost, costTo, time, timeTo, size, base } = travel
    const rowFirst = base[route]! + place[first]! * size
    const rowSecond = base[route]! + place[second]! * size
    const direct = rowFirst + place[second]!
    const end = endOf(this.#model, route)
    const closeSecond = close[second]!
    for (let left = startOf(this.#model, route); left !== end; left = state[(left << 3) + NEXT]!) {
      const left8 = left << 3
      const into = timeTo[rowFirst + place[left]!]!
      let leave = state[left8 + LEAVE]! + into
      if (leave > close[first]!) return
      if (!outlook.canCarry(route, errand, left)) continue
      if (leave < open[first]!) leave = open[first]!
      const work = this.#work(first, left)
      leave += work
      let node = state[left8 + NEXT]!
      const detour = costTo[rowFirst + place[left]!]! - state[left8 + COST]!
      const driven = into - state[left8 + TIME]!
      // The delivery just after the pickup.
      if (leave + time[direct]! <= closeSecond) {
        const road = detour + cost[direct]! + cost[rowSecond + place[node]!]!
        const longer = driven + time[direct]! + time[rowSecond + place[node]!]!
        const more = work + this.#work(second, first) + this.#setupChange(node, second, left)
        this.#keepPair(route, first, left, second, first, road, longer, more)
      }
      const withFirst = detour + cost[rowFirst + place[node]!]!
      const onward = driven + time[rowFirst + place[node]!]!
      const change = work + this.#setupChange(node, first, left)
      if (withFirst + outlook.duty(route, onward + change) >= this.#found.cost) continue
      let ready = leave + time[rowFirst + place[node]!]!
      while (node !== end) {
        const at = node << 3
        if (ready < open[node]!) ready = open[node]!
        if (ready > state[at + LATEST]! || !outlook.canCarry(route, errand, node)) break
        ready += service[node]!
        const across = timeTo[rowSecond + place[node]!]!
        if (ready + across > closeSecond) break
        const right = state[at + NEXT]!
        const road =
          withFirst + costTo[rowSecond + place[node]!]! + cost[rowSecond + place[right]!]! - state[at + COST]!
        const longer = onward + across + time[rowSecond + place[right]!]! - state[at + TIME]!
        const more = change + this.#work(second, node) + this.#setupChange(right, second, node)
        this.#keepPair(route, first, left, second, node, road, longer, more)
        ready += state[at + TIME]!
        node = right
      }
    }
  }

  /**
   * @param driven seconds more on the road
   * @param work seconds more of work
   */
  #keepPair(
    route: number,
    first: number,
    after: number,
    second: number,
    afterSecond: number,
    road: number,
    driven: number,
    work: number,
  ): void {
    const outlook = this.#outlook
    const least = road + outlook.duty(route, driven + work)
    if (least >= this.#found.cost || least >= this.#candidates.most) return
    const next = this.#routes.next(after)
    const metres =
      afterSecond === first
        ? this.#metres(route, after, first, second) + this.#metres(route, after, second, next)
        : this.#metres(route, after, first, next) +
          this.#metres(route, afterSecond, second, this.#routes.next(afterSecond))
    if (!outlook.isWithinLimits(route, 2, driven, driven + work, metres)) return
    const whole = this.#hours.looksAtLoads[route] === 1
    this.#candidates.add(least, whole ? Infinity : road, route, after, afterSecond)
  }

  /** Seconds of work at a node after another. */
  #work(node: number, before: number): number {
    return this.#model.service[node]! + this.#hours.setup(node, before)
  }

  /** How much longer setting up at a node takes after one than after another. */
  #setupChange(node: number, after: number, insteadOf: number): number {
    return this.#hours.setup(node, after) - this.#hours.setup(node, insteadOf)
  }

  /** Metres more with a stop between two nodes; not counted where no vehicle is limited. */
  #metres(route: number, from: number, stop: number, to: number): number {
    if (this.#model.problem.vehicles[route]!.most.distance === null) return 0
    const { distance, base, size } = this.#model.travel
    const { place } = this.#model
    const leg = (a: number, b: number): number => distance[base[route]! + place[a]! * size + place[b]!]!
    return leg(from, stop) + leg(stop, to) - leg(from, to)
  }

  /** Looks at what was kept, from the cheapest on, until none can be cheaper. */
  weigh(first: number, second: number): void {
    const candidates = this.#candidates
    const found = this.#found
    let patience = PATIENCE
    while (candidates.count > 0 && patience-- > 0) {
      const at = candidates.take()
      if (candidates.least[at]! >= found.cost) break
      const route = candidates.route[at]!
      const after = candidates.after[at]!
      const afterSecond = candidates.afterSecond[at]!
      const road = candidates.road[at]!
      this.#timeline.reloadAfter = -1
      const cost = this.#cost(road, route, first, after, second, afterSecond)
      if (cost === Infinity) patience++
      if (cost >= found.cost || found.blinks()) continue
      patience = PATIENCE
      found.take(cost, route, after, afterSecond)
      found.reloadAfter = this.#timeline.reloadAfter
    }
    candidates.clear()
  }

  #cost(
    road: number,
    route: number,
    first: number,
    after: number,
    second: number,
    afterSecond: number,
  ): number {
    const opens = this.#routes.size[route] === 0
    if (second < 0 && !opens && !this.#outlook.isInTime(route, first, after)) return Infinity
    if (road === Infinity) {
      const limit = opens ? this.#found.cost / this.share : this.#found.cost
      const extra = this.#timeline.extra(route, first, after, second, afterSecond, limit)
      return opens ? extra * this.share : extra
    }
    return road + this.#dutyMore(route, first, after, second, afterSecond)
  }

  /** Units of cost that the duty is longer by; Infinity when it is too long. */
  #dutyMore(route: number, first: number, after: number, second: number, afterSecond: number): number {
    if (second < 0 && this.#timeline.hasDuty[route] === 0) return 0
    const { ends, starts } = this.#outlook
    if (this.#timeline.hasDuty[route] === 0)
      return this.#trial.isInTime(route, first, after, second, afterSecond) ? 0 : Infinity
    const duty = this.#trial.duty(route, first, after, second, afterSecond)
    const most = this.#model.problem.vehicles[route]!.most.duration
    if (most !== null && duty > most) return Infinity
    return (duty - (ends[route]! - starts[route]!)) * this.#model.dutyRate[route]!
  }
}
