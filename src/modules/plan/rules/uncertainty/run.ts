import { Draws } from './draws.ts'
import { EngineRunner } from './engine-line.ts'
import type { Flow, Program, Rows } from './program.ts'
import { Units } from './units.ts'

/** What runs leave: the closing cash of month m of run r at m × runs + r, and one figure a run for the rest. */
export type Outcomes = {
  readonly runs: number
  readonly cash: Float64Array
  readonly lowest: Float64Array
  readonly result: Float64Array
  /** Result of the last twelve months. */
  readonly lastYear: Float64Array
  /** First month with negative cash, or −1. */
  readonly firstNegative: Int16Array
  /** First month that ends twelve months without loss, or −1. */
  readonly balanced: Int16Array
  /** Rank or value of input i in run r at i × ranked + r, for the first `ranked` runs. */
  readonly ranked: number
  readonly grades: Float32Array
}

/** Runs that rank correlations are read from; their standard error is then under 0.008. */
export const RANKED_RUNS = 16_384

/** Bytes of each part, so that threads can share one piece of memory. */
export function outcomesIn(
  memory: ArrayBufferLike,
  runs: number,
  { months, inputs }: Pick<Program, 'months' | 'inputs'>,
): Outcomes {
  const ranked = Math.min(runs, RANKED_RUNS)
  let at = 0
  const doubles = (n: number) => {
    const part = new Float64Array(memory, at, n)
    at += 8 * n
    return part
  }
  const cash = doubles(months * runs)
  const lowest = doubles(runs)
  const result = doubles(runs)
  const lastYear = doubles(runs)
  const grades = new Float32Array(memory, at, inputs.length * ranked)
  at += grades.byteLength
  const firstNegative = new Int16Array(memory, at, runs)
  at += firstNegative.byteLength
  const balanced = new Int16Array(memory, at, runs)
  return { runs, cash, lowest, result, lastYear, firstNegative, balanced, ranked, grades }
}

/** Size of that memory in bytes. */
export const outcomeBytes = (runs: number, { months, inputs }: Pick<Program, 'months' | 'inputs'>): number =>
  runs * (8 * (months + 3) + 4) + 4 * inputs.length * Math.min(runs, RANKED_RUNS)

/** Runs computed side by side: a month of them fits the nearest cache. */
export const BLOCK = 64

const YEAR = 12
/** Cash under it is negative once rounded to the cent. */
const BELOW_ZERO = -0.5

/** Computes runs of a program, a block at a time; keeps its working memory from one block to the next. */
export class Runner {
  readonly #program: Program
  readonly #draws: Draws
  readonly #units: Units
  readonly #cash: Float64Array
  readonly #result: Float64Array
  readonly #tax: Float64Array
  readonly #engine: readonly EngineRunner[]
  /** One number a run, for whoever needs it. */
  readonly #each = new Float64Array(BLOCK)
  readonly #year = new Float64Array(BLOCK)

  constructor(program: Program) {
    const { months, slots } = program
    this.#program = program
    this.#draws = new Draws(program, BLOCK)
    this.#units = new Units(months, slots, BLOCK, this.#draws.columns)
    this.#cash = new Float64Array(months * BLOCK)
    this.#result = new Float64Array(months * BLOCK)
    this.#tax = new Float64Array(program.settlement ? months * BLOCK : 0)
    this.#engine = program.byEngine.map((line) => new EngineRunner(program.plan, line))
  }

  /** Computes runs `from` to `to − 1` of a seed into `out`. A run depends on nothing but the seed and its number. */
  run(seed: number, from: number, to: number, out: Outcomes): void {
    for (let at = from; at < to; at += BLOCK) this.#block(seed, at, Math.min(BLOCK, to - at), out)
  }

  #block(seed: number, from: number, count: number, out: Outcomes): void {
    const p = this.#program
    this.#draws.fill(seed, from, count)
    for (const source of p.sources) this.#units.fill(source, count)
    const settles = p.settlement !== null
    addRows(this.#cash, p.base.cash, p.terms.cash, this.#draws.coefficients, count)
    addRows(this.#result, p.base.result, p.terms.result, this.#draws.coefficients, count)
    if (settles) addRows(this.#tax, p.base.tax, p.terms.tax, this.#draws.coefficients, count)
    for (const flow of p.flows) {
      if (flow.target === 'tax' && !settles) continue
      const into = flow.target === 'cash' ? this.#cash : flow.target === 'result' ? this.#result : this.#tax
      addFlow(into, flow, this.#units.values, this.#draws.coefficients, this.#each, p.months, count)
    }
    for (const [i, { chance }] of p.byEngine.entries()) this.#addEngine(this.#engine[i]!, chance, count)
    if (p.settlement) this.#settle(p.settlement, count)
    this.#close(from, count, out)
  }

  #addEngine(line: EngineRunner, chance: number, count: number): void {
    const { columns } = this.#draws
    for (let r = 0; r < count; r++) {
      if (chance >= 0 && columns[chance * BLOCK + r] === 0) continue
      const { cash, result, tax } = line.effect((column) => columns[column * BLOCK + r]!)
      for (let m = 0; m < cash.length; m++) {
        this.#cash[m * BLOCK + r]! += cash[m]!
        this.#result[m * BLOCK + r]! += result[m]!
        if (this.#tax.length > 0) this.#tax[m * BLOCK + r]! += tax[m]!
      }
    }
  }

  /** As `settleTax`: what is owed at the end of a period is paid at once after it, a credit waits. */
  #settle({ every, firstCalendarMonth }: NonNullable<Program['settlement']>, count: number): void {
    const { months } = this.#program
    for (let r = 0; r < count; r++) {
      let owed = 0
      for (let m = 0; m < months; m++) {
        const at = m * BLOCK + r
        if (owed > 0 && (every === 'month' || (firstCalendarMonth + m) % 3 === 0)) {
          this.#cash[at]! -= owed
          owed = 0
        }
        owed -= this.#tax[at]!
      }
    }
  }

  #close(from: number, count: number, out: Outcomes): void {
    const { months, openingCash, inputs } = this.#program
    const cash = this.#each
    const year = this.#year
    cash.fill(openingCash)
    year.fill(0)
    out.lowest.fill(Number.POSITIVE_INFINITY, from, from + count)
    out.result.fill(0, from, from + count)
    out.firstNegative.fill(-1, from, from + count)
    out.balanced.fill(-1, from, from + count)
    for (let m = 0; m < months; m++) {
      const at = m * BLOCK
      for (let r = 0; r < count; r++) {
        const closing = cash[r]! + this.#cash[at + r]!
        cash[r] = closing
        this.#cash[at + r] = closing
        if (closing < out.lowest[from + r]!) out.lowest[from + r] = closing
        if (closing < BELOW_ZERO && out.firstNegative[from + r]! < 0) out.firstNegative[from + r] = m
      }
      const yearBefore = at - YEAR * BLOCK
      for (let r = 0; r < count; r++) {
        const month = this.#result[at + r]!
        out.result[from + r]! += month
        const held = year[r]! + (m < YEAR ? month : month - this.#result[yearBefore + r]!)
        year[r] = held
        if (m >= YEAR - 1 && held >= BELOW_ZERO && out.balanced[from + r]! < 0) out.balanced[from + r] = m
      }
    }
    out.lastYear.set(year.subarray(0, count), from)
    for (let m = 0; m < months; m++)
      out.cash.set(this.#cash.subarray(m * BLOCK, m * BLOCK + count), m * out.runs + from)
    const kept = Math.min(count, out.ranked - from)
    if (kept <= 0) return
    for (const [i, { law }] of inputs.entries()) {
      const grades = law.whole ? this.#draws.columns : this.#draws.grades
      out.grades.set(grades.subarray(i * BLOCK, i * BLOCK + kept), i * out.ranked + from)
    }
  }
}

/** into = base + Σ weight × coefficient, four terms at a time: reading and writing `into` costs more than adding. */
function addRows(
  into: Float64Array,
  base: Float64Array,
  { from, coefficient, weight }: Rows,
  coefficients: Float64Array,
  count: number,
): void {
  for (let m = 0; m < base.length; m++) {
    const at = m * BLOCK
    const certain = base[m]!
    for (let r = 0; r < count; r++) into[at + r] = certain
    let k = from[m]!
    const end = from[m + 1]!
    for (; k + 4 <= end; k += 4) {
      const w1 = weight[k]!
      const w2 = weight[k + 1]!
      const w3 = weight[k + 2]!
      const w4 = weight[k + 3]!
      const c1 = coefficient[k]! * BLOCK
      const c2 = coefficient[k + 1]! * BLOCK
      const c3 = coefficient[k + 2]! * BLOCK
      const c4 = coefficient[k + 3]! * BLOCK
      for (let r = 0; r < count; r++)
        into[at + r]! +=
          w1 * coefficients[c1 + r]! +
          w2 * coefficients[c2 + r]! +
          w3 * coefficients[c3 + r]! +
          w4 * coefficients[c4 + r]!
    }
    for (; k < end; k++) {
      const w = weight[k]!
      const c = coefficient[k]! * BLOCK
      for (let r = 0; r < count; r++) into[at + r]! += w * coefficients[c + r]!
    }
  }
}

/**
 * Adds a flow. What a unit does rarely changes from month to month (an index moves it once a year), so that the sum over
 * coefficients is kept in `each` until a weight changes.
 */
function addFlow(
  into: Float64Array,
  { coefficients: terms, slot, lag, weights }: Flow,
  units: Float64Array,
  coefficients: Float64Array,
  each: Float64Array,
  months: number,
  count: number,
): void {
  for (let m = 0; m + lag < months; m++) {
    if (m === 0 || !sameWeights(weights, terms.length, months, m)) {
      each.fill(0)
      for (let k = 0; k < terms.length; k++) {
        const weight = weights[k * months + m]!
        const c = terms[k]! * BLOCK
        for (let r = 0; r < count; r++) each[r]! += weight * coefficients[c + r]!
      }
    }
    const from = (slot * months + m) * BLOCK
    const at = (m + lag) * BLOCK
    for (let r = 0; r < count; r++) into[at + r]! += units[from + r]! * each[r]!
  }
}

function sameWeights(weights: Float64Array, terms: number, months: number, m: number): boolean {
  for (let k = 0; k < terms; k++) if (weights[k * months + m] !== weights[k * months + m - 1]) return false
  return true
}
