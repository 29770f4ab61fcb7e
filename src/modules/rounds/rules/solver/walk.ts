import type { Unserved } from '../problem.ts'
import { Board } from './board.ts'
import { Hours, NEVER } from './hours.ts'
import type { Model } from './model.ts'

type Eased = NonNullable<Unserved['released']> | null

/**
 * Times along a row of nodes: earliest departures forward, latest ones back, both by how many of the vehicle's breaks are
 * behind, so that no feasible way to take them is missed.
 */
export class Walk {
  readonly board: Board
  readonly hours: Hours
  /** The round looked at: its nodes, from the start to the end. */
  readonly nodes: Int32Array
  length = 0
  /** By place of the round × breaks behind: earliest and latest departure, and how many breaks lie on the leg into it. */
  readonly leave: Int32Array
  readonly latest: Int32Array
  readonly taken: Int8Array
  /** When the round ends at the earliest, and with how many breaks. */
  ends = 0
  breaks = 0
  #eased: Eased = null
  readonly #model: Model

  constructor(model: Model) {
    this.#model = model
    this.board = new Board(model)
    this.hours = new Hours(model)
    const { wide } = this.hours
    this.nodes = new Int32Array(model.nodes + 2)
    this.leave = new Int32Array((model.nodes + 2) * wide)
    this.latest = new Int32Array((model.nodes + 2) * wide)
    this.taken = new Int8Array((model.nodes + 2) * wide)
  }

  /** One sort of constraint to be looked past, to find out what it costs. */
  get eased(): Eased {
    return this.#eased
  }

  set eased(constraint: Eased) {
    this.#eased = constraint
    this.hours.anytime = constraint === 'windows'
  }

  /** How many numbers of breaks behind there are for a vehicle: one more than it has breaks. */
  wide(vehicle: number): number {
    return this.eased === 'breaks' ? 1 : this.hours.breaks[vehicle]! + 1
  }

  /** Seconds of work at a place of the round. */
  work(at: number): number {
    const node = this.nodes[at]!
    return this.#model.service[node]! + (at > 0 ? this.hours.setup(node, this.nodes[at - 1]!) : 0)
  }

  #time(vehicle: number, at: number): number {
    const { travel, place } = this.#model
    const leg = place[this.nodes[at - 1]!]! * travel.size + place[this.nodes[at]!]!
    return travel.time[travel.base[vehicle]! + leg]!
  }

  /** Earliest departures all along from a start; false when the end is not reached in time. */
  reach(vehicle: number, start: number): boolean {
    const { leave, taken, nodes, length, hours, board } = this
    const wide = this.wide(vehicle)
    const loads = wide > 1 && hours.looksAtLoads[vehicle]! === 1 ? board : null
    leave.fill(NEVER, 0, wide)
    leave[0] = start
    for (let at = 1; at < length; at++) {
      const time = this.#time(vehicle, at)
      const to = at * wide
      const work = this.work(at)
      if (loads) hours.lookAt(loads, at - 1)
      if (!hours.advance(vehicle, wide, leave, to - wide, time, nodes[at]!, work, leave, to, taken))
        return false
    }
    this.ends = hours.end(vehicle, wide, leave, (length - 1) * wide)
    this.breaks = hours.endsWith
    return this.ends < NEVER
  }

  /** The latest start with which the round still ends when it does at the earliest. */
  latestStart(vehicle: number): number {
    const wide = this.wide(vehicle)
    const last = (this.length - 1) * wide
    this.latest.fill(-NEVER, last, last + wide)
    this.latest[last + this.breaks] = this.ends
    this.#retreat(vehicle, wide)
    return Math.min(this.latest[0]!, this.#model.close[this.nodes[0]!]!)
  }

  /** Fills `latest` for a round that may end as late as its vehicle may. */
  latestAll(vehicle: number): void {
    const wide = this.wide(vehicle)
    this.hours.lastEnds(vehicle, wide, this.latest, (this.length - 1) * wide)
    this.#retreat(vehicle, wide)
  }

  #retreat(vehicle: number, wide: number): void {
    const { latest, nodes, length, hours, board } = this
    const loads = wide > 1 && hours.looksAtLoads[vehicle]! === 1 ? board : null
    for (let at = length - 1; at > 0; at--) {
      const from = at * wide
      if (loads) hours.lookAt(loads, at - 1)
      const time = this.#time(vehicle, at)
      hours.retreat(vehicle, wide, latest, from, time, nodes[at]!, this.work(at), latest, from - wide)
    }
  }
}
