import type { Model } from './model.ts'

/** The errands that are in no round, with what leaving them out costs. */
export class Absent {
  readonly list: Int32Array
  count = 0
  /** Sum of their penalties, counted anew by `weigh`. */
  penalty = 0
  /** The same by the penalties that a search under way goes by, which may be lower. */
  eased = 0
  /** By errand: those penalties. */
  easedPenalty: Float64Array
  readonly #model: Model
  readonly #kept: Int32Array
  #keptCount = 0
  #keptPenalty = 0
  #keptEased = 0

  constructor(model: Model) {
    this.#model = model
    this.easedPenalty = model.penalty
    this.list = new Int32Array(model.errands)
    this.#kept = new Int32Array(model.errands)
  }

  add(errand: number): void {
    this.list[this.count++] = errand
  }

  /** Keeps the first so many. */
  cutTo(count: number): void {
    this.count = count
  }

  weigh(): void {
    this.penalty = 0
    this.eased = 0
    for (let at = 0; at < this.count; at++) {
      this.penalty += this.#model.penalty[this.list[at]!]!
      this.eased += this.easedPenalty[this.list[at]!]!
    }
  }

  keep(): void {
    for (let at = 0; at < this.count; at++) this.#kept[at] = this.list[at]!
    this.#keptCount = this.count
    this.#keptPenalty = this.penalty
    this.#keptEased = this.eased
  }

  undo(): void {
    this.count = this.#keptCount
    this.penalty = this.#keptPenalty
    this.eased = this.#keptEased
    for (let at = 0; at < this.count; at++) this.list[at] = this.#kept[at]!
  }
}
