import type { Parameter, Source } from './program.ts'

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
  #volume(s: Extract<Source, { kind: 'volume' }>, count: number): void {
    const { values } = this
    const width = this.#width
    const start = this.#start
    const slope = this.#slope
    const stay = this.#stay
    const before = this.#before
    const stock = this.#stock
    this.#read(s.start, start, count)
    this.#read(s.slope, slope, count)
    this.#read(s.churn, stay, count)
    for (let r = 0; r < count; r++) stay[r] = 1 - stay[r]! / 100
    before.fill(0)
    stock.fill(0)
    const units = s.units * this.#months * width
    const billed = s.billed * this.#months * width
    for (let m = s.first; m <= s.end; m++) {
      const at = units + m * width
      const season = s.season[m]!
      const t = m - s.first
      const way = s.way[m]!
      const followed = (s.followed * this.#months + m) * width
      for (let r = 0; r < count; r++) {
        let now = start[r]!
        switch (s.growth) {
          case 'none':
            break
          case 'linear':
            now += slope[r]! * t
            if (now < 0) now = 0
            break
          case 's-curve':
            now += (slope[r]! - now) * way
            if (now < 0) now = 0
            break
          case 'follows':
            now += slope[r]! * values[followed + r]!
            break
        }
        const arrivals = now - before[r]!
        before[r] = now
        let held = stock[r]! * stay[r]! + arrivals
        if (held < 0) held = 0
        stock[r] = held
        values[at + r] = held * season
        if (s.billed >= 0) {
          const renewed = t >= 12 ? values[billed + (m - 12) * width + r]! * stay[r]! ** 12 : 0
          const all = renewed + arrivals
          values[billed + m * width + r] = all < 0 ? 0 : all
        }
      }
    }
  }

  #steps(s: Extract<Source, { kind: 'steps' }>, count: number): void {
    const { values } = this
    const width = this.#width
    const every = this.#start
    this.#read(s.every, every, count)
    const of = s.of * this.#months * width
    const into = s.units * this.#months * width
    for (let m = 0; m < this.#months; m++)
      for (let r = 0; r < count; r++) {
        let served = 0
        for (let k = Math.min(m, s.over - 1); k >= 0; k--)
          served += values[of + (m - k) * width + r]! / s.over
        values[into + m * width + r] = Math.floor(served / every[r]! + HAIR)
      }
  }
}

/** As in the engine: a volume that should be a whole multiple may miss it by the last bit of a double. */
const HAIR = 1e-9
