import type { SolveOptions } from '../problem.ts'

/** Work that may be left alone for a while at each `yield`. */
export type Rests<T = void> = Generator<void, T>

/** So much between two looks at the clock, more or less: where clocks are slow, looking often costs more than it tells. */
const BETWEEN_LOOKS = 0.008

/** What share of the time may be spent before it is felt beside a limit of iterations. */
const UNFELT = 0.02

/** What the search may still spend: iterations, time, or until somebody cancels. */
export class Budget {
  iterations = 0
  /** 0–1 of what was given. */
  share = 0
  readonly #most: number
  readonly #seconds: number
  readonly #now: () => number
  readonly #from: number
  readonly #cancelled: () => boolean
  #asked: number
  #next = 0
  #stride = 16
  #over = false
  #looked = false
  /** Called at each look at the clock. */
  onLook: () => void = () => {}

  constructor(options: SolveOptions) {
    if (options.iterations === undefined && options.seconds === undefined)
      throw new Error('a search needs a limit: iterations or seconds')
    this.#most = options.iterations ?? Number.POSITIVE_INFINITY
    this.#seconds = options.seconds ?? Number.POSITIVE_INFINITY
    this.#now = options.now ?? (() => performance.now() / 1000)
    this.#cancelled = options.cancelled ?? (() => false)
    this.#from = this.#now()
    this.#asked = this.#from
  }

  get seconds(): number {
    return this.#now() - this.#from
  }

  /** Whether the time is over or somebody cancelled: asked between iterations, for work that has none. */
  isOver(): boolean {
    this.#over ||= this.seconds >= this.#seconds || this.#cancelled()
    return this.#over
  }

  /** The same, seconds later than the limit: for a first plan, without which there would be nothing to answer. */
  isOverFor(grace: number): boolean {
    return this.seconds >= this.#seconds + grace || this.#cancelled()
  }

  /** One more iteration, unless the share that is meant to be spent here is. */
  spend(until = 1): boolean {
    if (this.iterations >= this.#next) this.#look()
    if (this.#over || this.share >= until || this.iterations >= this.#most) return false
    this.iterations++
    return true
  }

  /** Whether the clock was looked at since this was last asked: a moment to let others have their turn. */
  rests(): boolean {
    const looked = this.#looked
    this.#looked = false
    return looked
  }

  #look(): void {
    this.#looked = true
    const now = this.#now()
    const done = this.iterations / this.#most
    const time = (now - this.#from) / this.#seconds
    // Iterations that end well before the time does are to repeat themselves, whatever the clock says.
    const byTime = this.#most === Number.POSITIVE_INFINITY || time > 2 * done + UNFELT
    if (byTime)
      this.#stride = now - this.#asked < BETWEEN_LOOKS ? 2 * this.#stride : Math.max(1, this.#stride >> 1)
    this.#asked = now
    this.#next = this.iterations + this.#stride
    this.share = Math.min(1, byTime ? time : done)
    this.#over ||= Math.max(time, done) >= 1 || this.#cancelled()
    this.onLook()
  }
}
