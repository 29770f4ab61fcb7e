import type { Parameter, Source } from './program.ts'

const YEAR = 12
/** As in the engine: a volume that should be a whole multiple may miss it by the last bit of a double. */
const HAIR = 1e-9

type Volume = Extract<Source, { kind: 'volume' }>

/** Monthly units of one run: month m of a slot is at slot × months + m. */
export class Units {
  readonly #months: number
  readonly values: Float64Array

  constructor(months: number, slots: number) {
    this.#months = months
    this.values = new Float64Array(slots * months)
  }

  /** Fills the slots of a source; `columns` holds those of run `run` of a block of `width`. */
  fill(source: Source, columns: Float64Array, run: number, width: number): void {
    const read = ({ column, figure }: Parameter) => (column < 0 ? figure : columns[column * width + run]!)
    switch (source.kind) {
      case 'fixed':
        this.values.set(source.values, source.units * this.#months)
        break
      case 'profile':
        this.#profile(source.of, source.units, source.values)
        break
      case 'volume': {
        const start = read(source.start)
        const stay = 1 - read(source.churn) / 100
        const slope = read(source.slope)
        if (source.billed >= 0) this.#yearly(source, start, slope, stay)
        else if (source.growth === 'linear') this.#linear(source, start, slope, stay)
        else this.#monthly(source, start, slope, stay)
        break
      }
      case 'steps':
        this.#steps(source.of, source.units, source.over, read(source.every))
        break
    }
  }

  #profile(of: number, into: number, values: Float64Array): void {
    const units = this.values
    const months = this.#months
    const from = of * months
    const at = into * months
    for (let m = 0; m < months; m++) units[at + m] = units[from + m]! * values[m]!
  }

  /** Where the curve stands in month m, before anybody leaves: as `volumesOf`, operation by operation. */
  #level(s: Volume, m: number, start: number, slope: number): number {
    switch (s.growth) {
      case 'none':
        return start
      case 'linear':
        return Math.max(0, start + slope * (m - s.first))
      case 's-curve':
        return Math.max(0, start + (slope - start) * s.way[m]!)
      case 'follows':
        return start + slope * this.values[s.followed * this.#months + m]!
    }
  }

  #monthly(s: Volume, start: number, slope: number, stay: number): void {
    const units = this.values
    const at = s.units * this.#months
    const { season } = s
    let before = 0
    let stock = 0
    for (let m = s.first; m <= s.end; m++) {
      const now = this.#level(s, m, start, slope)
      stock = Math.max(0, stock * stay + (now - before))
      before = now
      units[at + m] = stock * season[m]!
    }
  }

  /** The same for the commonest curve, its arithmetic written out: this loop is where half of a run's time goes. */
  #linear(s: Volume, start: number, slope: number, stay: number): void {
    const units = this.values
    const at = s.units * this.#months
    const { season, first, end } = s
    let before = 0
    let stock = 0
    for (let m = first; m <= end; m++) {
      const level = start + slope * (m - first)
      const now = level < 0 ? 0 : level
      const held = stock * stay + (now - before)
      stock = held < 0 ? 0 : held
      before = now
      units[at + m] = stock * season[m]!
    }
  }

  /** Billed in a month: those who arrive, and those of a year before who stayed. */
  #yearly(s: Volume, start: number, slope: number, stay: number): void {
    const units = this.values
    const at = s.units * this.#months
    const billed = s.billed * this.#months
    const stayYear = stay ** YEAR
    let before = 0
    let stock = 0
    for (let m = s.first; m <= s.end; m++) {
      const now = this.#level(s, m, start, slope)
      const arrivals = now - before
      stock = Math.max(0, stock * stay + arrivals)
      before = now
      units[at + m] = stock * s.season[m]!
      const renewed = m - YEAR >= s.first ? units[billed + m - YEAR]! * stayYear : 0
      units[billed + m] = Math.max(0, renewed + arrivals)
    }
  }

  #steps(of: number, into: number, over: number, every: number): void {
    const units = this.values
    const months = this.#months
    const from = of * months
    const at = into * months
    if (over === 1) {
      const part = 1 / every
      for (let m = 0; m < months; m++) units[at + m] = Math.floor(units[from + m]! * part + HAIR)
      return
    }
    for (let m = 0; m < months; m++) {
      let served = 0
      for (let k = Math.min(m, over - 1); k >= 0; k--) served += units[from + m - k]! / over
      units[at + m] = Math.floor(served / every + HAIR)
    }
  }
}
