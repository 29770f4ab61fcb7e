import type { Flow, Source, Table, Target, Terms } from './program.ts'
import { noEffect } from './sounding.ts'

/** Gathers the parts of a program, each coefficient once, and adds what has none to the base. */
export class Assembly {
  readonly tables: Table[] = []
  readonly coefficients: number[][] = []
  readonly #months: number
  readonly #known = new Map<string, number>()
  readonly #vectors: Record<Target, Map<number, Float64Array>> = {
    result: new Map(),
    gap: new Map(),
    tax: new Map(),
  }
  readonly #flows = new Map<
    string,
    { target: Target; slot: number; lag: number; terms: Map<number, number> }
  >()
  readonly #profiles = new Map<string, Extract<Source, { kind: 'profile' }>>()
  readonly #nextSlot: () => number
  readonly base: Record<Target, Float64Array>
  columns: number

  constructor(months: number, inputs: number, nextSlot: () => number) {
    this.#months = months
    this.#nextSlot = nextSlot
    this.columns = inputs
    this.base = noEffect(months)
  }

  /** The first column of a table of an input, the same for the same places. */
  table(input: number, kind: Table['kind'], places: readonly number[]): number {
    const same = this.tables.find(
      (t) => t.input === input && t.kind === kind && t.places.join() === places.join(),
    )
    if (same) return same.column
    const column = this.columns
    this.tables.push({ input, kind, places, column })
    this.columns += places.length
    return column
  }

  coefficient(columns: readonly number[]): number {
    const sorted = [...columns].sort((a, b) => a - b)
    const key = sorted.join()
    const known = this.#known.get(key)
    if (known !== undefined) return known
    this.#known.set(key, this.coefficients.length)
    return this.coefficients.push(sorted) - 1
  }

  /** Adds coefficient × vector; without columns it is certain. */
  add(target: Target, columns: readonly number[], vector: Float64Array): void {
    const vectors = this.#vectors[target]
    const into = columns.length === 0 ? this.base[target] : this.#vector(vectors, this.coefficient(columns))
    for (let m = 0; m < this.#months; m++) into[m]! += vector[m]!
  }

  #vector(vectors: Map<number, Float64Array>, coefficient: number): Float64Array {
    const known = vectors.get(coefficient)
    if (known) return known
    const made = new Float64Array(this.#months)
    vectors.set(coefficient, made)
    return made
  }

  /**
   * Adds coefficient × what units do, which is kept by how much later they do it: most effects come at once or a month
   * or two on.
   * @param effects what a unit of month m does k months later is at m × width + k
   */
  flow(target: Target, columns: readonly number[], slot: number, effects: Float64Array, width: number): void {
    const months = this.#months
    const coefficient = this.coefficient(columns)
    const weights = new Float64Array(months)
    for (let lag = 0; lag < width; lag++) {
      let scale = 0
      for (let m = 0; m < months; m++) {
        weights[m] = m + lag < months ? effects[m * width + lag]! : 0
        if (scale === 0) scale = weights[m]!
      }
      if (scale === 0) continue
      const from = this.#profile(slot, weights, scale, months - lag)
      const key = `${target}/${lag}/${from}`
      const flow = this.#flows.get(key) ?? { target, slot: from, lag, terms: new Map<number, number>() }
      this.#flows.set(key, flow)
      flow.terms.set(coefficient, (flow.terms.get(coefficient) ?? 0) + scale)
    }
  }

  /** The slot of units × weights ÷ scale: the units themselves when that is 1 in every month that counts. */
  #profile(slot: number, weights: Float64Array, scale: number, counted: number): number {
    // What soundings left in the tenth digit is no profile of its own.
    const values = weights.map((weight) => Math.round((weight / scale) * 1e9) / 1e9)
    if (values.subarray(0, counted).every((value) => value === 1)) return slot
    // After the plan nothing is added: profiles that differ there are one.
    const after = values[counted - 1]!
    values.fill(after, counted)
    const key = `${slot}/${values.join()}`
    const known = this.#profiles.get(key)
    if (known) return known.units
    const made = { kind: 'profile', units: this.#nextSlot(), of: slot, values } as const
    this.#profiles.set(key, made)
    return made.units
  }

  profiles(): readonly Source[] {
    return [...this.#profiles.values()]
  }

  flows(): Flow[] {
    return [...this.#flows.values()]
      .map(({ terms, ...flow }) => ({
        ...flow,
        coefficients: Int32Array.from(terms.keys()),
        scales: Float64Array.from(terms.values()),
      }))
      .sort((a, b) => a.target.localeCompare(b.target) || a.lag - b.lag)
  }

  terms(): Record<Target, Terms> {
    return { result: this.#terms('result'), gap: this.#terms('gap'), tax: this.#terms('tax') }
  }

  /** A coefficient that is 0 in most runs, being a place of a table, is not worth a whole vector. */
  #isRare(coefficient: number): boolean {
    return this.coefficients[coefficient]!.some((column) =>
      this.tables.some(
        (t) => t.kind === 'knots' && column >= t.column && column < t.column + t.places.length,
      ),
    )
  }

  #terms(target: Target): Terms {
    const dense: number[] = []
    const vectors: Float64Array[] = []
    const sparse: number[] = []
    const from = [0]
    const month: number[] = []
    const weight: number[] = []
    for (const [coefficient, vector] of this.#vectors[target]) {
      const some = vector.reduce((count, value) => (value === 0 ? count : count + 1), 0)
      if (4 * some > this.#months && !this.#isRare(coefficient)) {
        dense.push(coefficient)
        vectors.push(vector)
        continue
      }
      sparse.push(coefficient)
      for (let m = 0; m < this.#months; m++)
        if (vector[m] !== 0) {
          month.push(m)
          weight.push(vector[m]!)
        }
      from.push(month.length)
    }
    const all = new Float64Array(vectors.length * this.#months)
    for (const [k, vector] of vectors.entries()) all.set(vector, k * this.#months)
    return {
      dense: Int32Array.from(dense),
      vectors: all,
      sparse: Int32Array.from(sparse),
      from: Int32Array.from(from),
      month: Int32Array.from(month),
      weight: Float64Array.from(weight),
    }
  }
}
