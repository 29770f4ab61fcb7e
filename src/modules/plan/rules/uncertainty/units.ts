import type { Parameter, Source } from './program.ts'

type Volume = Extract<Source, { kind: 'volume' }>

const YEAR = 12

/** Monthly units of a block of runs: month m of a slot holds `width` runs from (slot × months + m) × width. */
export class Units {
  readonly #months: number
  readonly #width: number
  readonly #columns: Float64Array
  readonly values: Float64Array
  readonly #start: Float64Array
  readonly #slope: Float64Array
  readonly #stay: Float64Array
  readonly #before: Float64Array
  readonly #stock: Float64Array
  readonly #now: Float64Array

  constructor(months: number, slots: number, width: number, columns: Float64Array) {
    this.#months = months
    this.#width = width
    this.#columns = columns
    this.values = new Float64Array(slots * months * width)
    this.#start = new Float64Array(width)
    this.#slope = new Float64Array(width)
    this.#stay = new Float64Array(width)
    this.#before = new Float64Array(width)
    this.#stock = new Float64Array(width)
    this.#now = new Float64Array(width)
  }

  fill(source: Source, count: number): void {
    switch (source.kind) {
      case 'fixed':
        for (let m = 0; m < this.#months; m++) {
          const at = (source.units * this.#months + m) * this.#width
          this.values.fill(source.values[m]!, at, at + count)
        }
        break
      case 'volume':
        this.#volume(source, count)
        break
      case 'steps':
        this.#steps(source, count)
        break
    }
  }

  #read(p: Parameter, into: Float64Array, count: number): void {
    if (p.column < 0) into.fill(p.figure, 0, count)
    else for (let r = 0; r < count; r++) into[r] = this.#columns[p.column * this.#width + r]!
  }

  /** The same recursion as `volumesOf`, operation by operation, on a row of runs at once. */
  #volume(s: Volume, count: number): void {
    const { values } = this
    const width = this.#width
    const stay = this.#stay
    const before = this.#before
    const stock = this.#stock
    this.#read(s.start, this.#start, count)
    this.#read(s.slope, this.#slope, count)
    this.#read(s.churn, stay, count)
    for (let r = 0; r < count; r++) stay[r] = 1 - stay[r]! / 100
    before.fill(0)
    stock.fill(0)
    const units = s.units * this.#months * width
    const billed = s.billed * this.#months * width
    const yearly = s.billed >= 0
    for (let m = s.first; m <= s.end; m++) {
      this.#level(s, m, count)
      const level = this.#now
      const at = units + m * width
      const season = s.season[m]!
      for (let r = 0; r < count; r++) {
        const now = level[r]!
        const held = stock[r]! * stay[r]! + (now - before[r]!)
        // Written out: twice as quick as Math.max here.
        const kept = held < 0 ? 0 : held
        stock[r] = kept
        values[at + r] = kept * season
        if (!yearly) before[r] = now
      }
      if (yearly) this.#renew(billed + m * width, m - s.first >= YEAR, count)
    }
  }

  /** Where the curve stands in month m, before anybody leaves. */
  #level(s: Volume, m: number, count: number): void {
    const now = this.#now
    const start = this.#start
    const slope = this.#slope
    switch (s.growth) {
      case 'none':
        now.set(start)
        break
      case 'linear': {
        const t = m - s.first
        for (let r = 0; r < count; r++) {
          const level = start[r]! + slope[r]! * t
          now[r] = level < 0 ? 0 : level
        }
        break
      }
      case 's-curve': {
        const way = s.way[m]!
        for (let r = 0; r < count; r++) {
          const level = start[r]! + (slope[r]! - start[r]!) * way
          now[r] = level < 0 ? 0 : level
        }
        break
      }
      case 'follows': {
        const { values } = this
        const followed = (s.followed * this.#months + m) * this.#width
        for (let r = 0; r < count; r++) now[r] = start[r]! + slope[r]! * values[followed + r]!
        break
      }
    }
  }

  /** Billed in a month: those who arrive, and those of a year before who stayed. */
  #renew(at: number, hasAnniversaries: boolean, count: number): void {
    const { values } = this
    const now = this.#now
    const before = this.#before
    const stay = this.#stay
    const yearBefore = at - YEAR * this.#width
    for (let r = 0; r < count; r++) {
      const renewed = hasAnniversaries ? values[yearBefore + r]! * stay[r]! ** YEAR : 0
      const billed = renewed + (now[r]! - before[r]!)
      values[at + r] = billed < 0 ? 0 : billed
      before[r] = now[r]!
    }
  }

  #steps(s: Extract<Source, { kind: 'steps' }>, count: number): void {
    const { values } = this
    const width = this.#width
    const every = this.#start
    this.#read(s.every, every, count)
    const of = s.of * this.#months * width
    const into = s.units * this.#months * width
    for (let m = 0; m < this.#months; m++) {
      const from = of + m * width
      const at = into + m * width
      if (s.over === 1)
        for (let r = 0; r < count; r++) values[at + r] = Math.floor(values[from + r]! / every[r]! + HAIR)
      else
        for (let r = 0; r < count; r++) {
          let served = 0
          for (let k = Math.min(m, s.over - 1); k >= 0; k--) served += values[from - k * width + r]! / s.over
          values[at + r] = Math.floor(served / every[r]! + HAIR)
        }
    }
  }
}

/** As in the engine: a volume that should be a whole multiple may miss it by the last bit of a double. */
const HAIR = 1e-9
