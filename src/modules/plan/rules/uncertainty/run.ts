import { Draws } from './draws.ts'
import { EngineRunner } from './engine-line.ts'
import { type Flow, type Program, type Target, type Terms, targets } from './program.ts'
import { noEffect } from './sounding.ts'
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

/** Runs whose draws are made side by side. */
const BLOCK = 64

const YEAR = 12
/** Cash under it is negative once rounded to the cent. */
const BELOW_ZERO = -0.5

/** Computes runs of a program; keeps its working memory from one run to the next. */
export class Runner {
  readonly #program: Program
  readonly #draws: Draws
  readonly #units: Units
  readonly #engine: readonly EngineRunner[]
  readonly #sum: Record<Target, Float64Array>
  readonly #coefficients: Float64Array
  readonly #flows: FlowGroup[]
  /** Closing cash of a block, a month after the other. */
  readonly #closing: Float64Array

  constructor(program: Program) {
    const { months, slots } = program
    this.#program = program
    this.#draws = new Draws(program, BLOCK)
    this.#units = new Units(months, slots)
    this.#engine = program.byEngine.map((line) => new EngineRunner(program.plan, line))
    this.#sum = noEffect(months)
    this.#coefficients = new Float64Array(program.coefficients.length)
    this.#flows = groupsOf(program)
    this.#closing = new Float64Array(months * BLOCK)
  }

  /** Computes runs `from` to `to − 1` of a seed into `out`. A run depends on nothing but the seed and its number. */
  run(seed: number, from: number, to: number, out: Outcomes): void {
    const { months, inputs } = this.#program
    for (let first = from; first < to; first += BLOCK) {
      const count = Math.min(BLOCK, to - first)
      this.#draws.fill(seed, first, count)
      for (let r = 0; r < count; r++) {
        this.#compute(r)
        this.#close(r, first + r, out)
      }
      for (let m = 0; m < months; m++)
        out.cash.set(this.#closing.subarray(m * BLOCK, m * BLOCK + count), m * out.runs + first)
      const ranked = Math.min(count, out.ranked - first)
      if (ranked <= 0) continue
      for (const [i, { law }] of inputs.entries()) {
        const grades = law.whole ? this.#draws.columns : this.#draws.grades
        out.grades.set(grades.subarray(i * BLOCK, i * BLOCK + ranked), i * out.ranked + first)
      }
    }
  }

  /** Every target of run r of the block, month by month. */
  #compute(r: number): void {
    const { base, terms, sources, byEngine, settlement } = this.#program
    const { columns, coefficients } = this.#draws
    const drawn = this.#coefficients
    for (let k = 0; k < drawn.length; k++) drawn[k] = coefficients[k * BLOCK + r]!
    for (const target of settlement ? targets : withoutTax) {
      this.#sum[target].set(base[target])
      addTerms(this.#sum[target], terms[target], drawn)
    }
    for (const source of sources) this.#units.fill(source, columns, r, BLOCK)
    for (const group of this.#flows) addFlows(this.#sum[group.target], group, this.#units.values, drawn)
    for (const [i, { chance }] of byEngine.entries())
      if (chance < 0 || columns[chance * BLOCK + r] !== 0) this.#addEngine(this.#engine[i]!, r)
    if (settlement) settle(this.#sum.gap, this.#sum.tax, settlement)
  }

  #addEngine(line: EngineRunner, r: number): void {
    const { columns } = this.#draws
    const effect = line.effect((column) => columns[column * BLOCK + r]!)
    for (const target of targets)
      for (let m = 0; m < this.#sum[target].length; m++) this.#sum[target][m]! += effect[target][m]!
  }

  #close(r: number, run: number, out: Outcomes): void {
    const { result: results, gap } = this.#sum
    let cash = this.#program.openingCash
    let lowest = Number.POSITIVE_INFINITY
    let negative = -1
    let result = 0
    let year = 0
    let balanced = -1
    for (let m = 0; m < gap.length; m++) {
      const month = results[m]!
      cash += month + gap[m]!
      this.#closing[m * BLOCK + r] = cash
      if (cash < lowest) lowest = cash
      if (negative < 0 && cash < BELOW_ZERO) negative = m
      result += month
      year += month
      if (m >= YEAR) year -= results[m - YEAR]!
      if (balanced < 0 && m >= YEAR - 1 && year >= BELOW_ZERO) balanced = m
    }
    out.lowest[run] = lowest
    out.result[run] = result
    out.lastYear[run] = year
    out.firstNegative[run] = negative
    out.balanced[run] = balanced
  }
}

const withoutTax: readonly Target[] = ['result', 'gap']

/** into += Σ coefficient × vector, four at a time: reading and writing `into` costs more than adding. */
function addTerms(into: Float64Array, terms: Terms, drawn: Float64Array): void {
  const { dense, vectors, sparse, from, month, weight } = terms
  const months = into.length
  let k = 0
  for (; k + 4 <= dense.length; k += 4) {
    const c1 = drawn[dense[k]!]!
    const c2 = drawn[dense[k + 1]!]!
    const c3 = drawn[dense[k + 2]!]!
    const c4 = drawn[dense[k + 3]!]!
    const v1 = k * months
    const v2 = v1 + months
    const v3 = v2 + months
    const v4 = v3 + months
    for (let m = 0; m < months; m++)
      into[m]! +=
        c1 * vectors[v1 + m]! + c2 * vectors[v2 + m]! + c3 * vectors[v3 + m]! + c4 * vectors[v4 + m]!
  }
  for (; k < dense.length; k++) {
    const c = drawn[dense[k]!]!
    const v = k * months
    for (let m = 0; m < months; m++) into[m]! += c * vectors[v + m]!
  }
  for (let i = 0; i < sparse.length; i++) {
    const c = drawn[sparse[i]!]!
    if (c === 0) continue
    for (let at = from[i]!; at < from[i + 1]!; at++) into[month[at]!]! += c * weight[at]!
  }
}

/** Flows of one target and lag; the coefficients of flow i are at `from[i]` to `from[i + 1] − 1`. */
type FlowGroup = {
  readonly target: Target
  readonly lag: number
  readonly slots: Int32Array
  readonly from: Int32Array
  readonly coefficients: Int32Array
  readonly scales: Float64Array
}

function groupsOf({ flows, settlement }: Program): FlowGroup[] {
  const groups = new Map<string, Flow[]>()
  for (const flow of flows) {
    if (flow.target === 'tax' && !settlement) continue
    const key = `${flow.target}/${flow.lag}`
    groups.set(key, [...(groups.get(key) ?? []), flow])
  }
  return [...groups.values()].map((group) => {
    const from = [0]
    for (const { scales } of group) from.push(from.at(-1)! + scales.length)
    return {
      target: group[0]!.target,
      lag: group[0]!.lag,
      slots: Int32Array.from(group, ({ slot }) => slot),
      from: Int32Array.from(from),
      coefficients: Int32Array.from(group.flatMap(({ coefficients }) => [...coefficients])),
      scales: Float64Array.from(group.flatMap(({ scales }) => [...scales])),
    }
  })
}

function strength({ from, coefficients, scales }: FlowGroup, flow: number, drawn: Float64Array): number {
  let sum = 0
  for (let i = from[flow]!; i < from[flow + 1]!; i++) sum += scales[i]! * drawn[coefficients[i]!]!
  return sum
}

/** into, `lag` months later, += Σ strength × units; four at a time, as in `addTerms`. */
function addFlows(into: Float64Array, group: FlowGroup, units: Float64Array, drawn: Float64Array): void {
  const { lag, slots } = group
  const months = into.length
  const end = months - lag
  let i = 0
  for (; i + 4 <= slots.length; i += 4) {
    const k1 = strength(group, i, drawn)
    const k2 = strength(group, i + 1, drawn)
    const k3 = strength(group, i + 2, drawn)
    const k4 = strength(group, i + 3, drawn)
    const u1 = slots[i]! * months
    const u2 = slots[i + 1]! * months
    const u3 = slots[i + 2]! * months
    const u4 = slots[i + 3]! * months
    for (let m = 0; m < end; m++)
      into[m + lag]! += k1 * units[u1 + m]! + k2 * units[u2 + m]! + k3 * units[u3 + m]! + k4 * units[u4 + m]!
  }
  for (; i < slots.length; i++) {
    const k = strength(group, i, drawn)
    const u = slots[i]! * months
    for (let m = 0; m < end; m++) into[m + lag]! += k * units[u + m]!
  }
}

/** As `settleTax`: what is owed at the end of a period is paid at once after it, a credit waits. */
function settle(
  gap: Float64Array,
  tax: Float64Array,
  { every, firstCalendarMonth }: NonNullable<Program['settlement']>,
): void {
  let owed = 0
  for (let m = 0; m < gap.length; m++) {
    if (owed > 0 && (every === 'month' || (firstCalendarMonth + m) % 3 === 0)) {
      gap[m]! -= owed
      owed = 0
    }
    owed -= tax[m]!
  }
}
