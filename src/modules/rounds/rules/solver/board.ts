import type { Errand } from '../problem.ts'
import type { Model } from './model.ts'

/** What is on board along a round, by unit: what jobs bring is loaded at the start or at the last reload before them. */
export class Board {
  readonly #model: Model
  readonly #units: number
  /** By node and unit: brought by a job, fetched by a job, changed by a shipment. */
  readonly #brings: Int32Array
  readonly #fetches: Int32Array
  readonly #ships: Int32Array
  readonly #capacity: Int32Array
  /** On leaving each place of the round, by unit. */
  readonly load: Int32Array

  constructor(model: Model) {
    const units = model.problem.units
    this.#model = model
    this.#units = units
    this.#brings = new Int32Array(model.nodes * units)
    this.#fetches = new Int32Array(model.nodes * units)
    this.#ships = new Int32Array(model.nodes * units)
    this.load = new Int32Array((model.nodes + 2) * units)
    this.#capacity = Int32Array.from(model.problem.vehicles.flatMap((v) => v.capacity.slice(0, units)))
    model.problem.errands.forEach((errand, e) => void this.#fill(errand, e))
  }

  #fill(errand: Errand, e: number): void {
    const first = this.#model.first[e]! * this.#units
    const second = this.#model.second[e]! * this.#units
    for (let unit = 0; unit < this.#units; unit++) {
      if (errand.kind === 'job') {
        this.#brings[first + unit] = errand.delivery[unit]!
        this.#fetches[first + unit] = errand.pickup[unit]!
      } else {
        this.#ships[first + unit] = errand.amount[unit]!
        this.#ships[second + unit] = -errand.amount[unit]!
      }
    }
  }

  /** Fills `load`; false when the vehicle is too small somewhere. */
  fits(vehicle: number, nodes: Int32Array, length: number): boolean {
    for (let unit = 0; unit < this.#units; unit++)
      if (!this.#fitsIn(unit, vehicle, nodes, length)) return false
    return true
  }

  #fitsIn(unit: number, vehicle: number, nodes: Int32Array, length: number): boolean {
    const units = this.#units
    const { stops } = this.#model
    const most = this.#capacity[vehicle * units + unit]!
    let shipped = 0
    let load = 0
    for (let at = 0; at < length; at++) {
      const node = nodes[at]!
      if (node >= stops && at < length - 1) {
        load = shipped
        for (let next = at + 1; next < length && nodes[next]! < stops; next++)
          load += this.#brings[nodes[next]! * units + unit]!
      } else if (node < stops) {
        const of = node * units + unit
        shipped += this.#ships[of]!
        load += this.#ships[of]! + this.#fetches[of]! - this.#brings[of]!
      }
      if (load > most) return false
      this.load[at * units + unit] = load
    }
    return true
  }

  /** Whether no more than this is on board after the place of the round. */
  isAtMost(at: number, most: readonly number[] | undefined): boolean {
    if (!most) return true
    for (let unit = 0; unit < this.#units; unit++)
      if (this.load[at * this.#units + unit]! > (most[unit] ?? 0)) return false
    return true
  }
}
