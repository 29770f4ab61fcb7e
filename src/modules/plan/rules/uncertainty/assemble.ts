import type { Flow, Rows, Table, Target } from './program.ts'

/** Gathers the parts of a program, each coefficient once, and adds what has none to the base. */
export class Assembly {
  readonly tables: Table[] = []
  readonly coefficients: number[][] = []
  readonly #months: number
  readonly #known = new Map<string, number>()
  readonly #vectors: Record<Target, Map<number, Float64Array>> = {
    cash: new Map(),
    result: new Map(),
    tax: new Map(),
  }
  readonly #flows = new Map<
    string,
    Pick<Flow, 'target' | 'slot' | 'lag'> & { weights: Map<number, Float64Array> }
  >()
  readonly base: Record<Target, Float64Array>
  columns: number

  constructor(months: number, inputs: number) {
    this.#months = months
    this.columns = inputs
    this.base = {
      cash: new Float64Array(months),
      result: new Float64Array(months),
      tax: new Float64Array(months),
    }
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
   * Adds coefficient × matrix · units. Row m of the matrix is what a unit of month m does to each month; it is kept by
   * how much later that is, since most effects come at once or a month or two on.
   */
  flow(target: Target, columns: readonly number[], slot: number, matrix: Float64Array): void {
    const months = this.#months
    const coefficient = this.coefficient(columns)
    for (let lag = 0; lag < months; lag++) {
      let some = false
      for (let m = 0; m + lag < months; m++) if (matrix[m * months + m + lag] !== 0) some = true
      if (!some) continue
      const key = `${target}/${slot}/${lag}`
      const flow = this.#flows.get(key) ?? { target, slot, lag, weights: new Map() }
      this.#flows.set(key, flow)
      const weights = flow.weights.get(coefficient) ?? new Float64Array(months)
      flow.weights.set(coefficient, weights)
      for (let m = 0; m + lag < months; m++) weights[m]! += matrix[m * months + m + lag]!
    }
  }

  flows(): Flow[] {
    return [...this.#flows.values()].map(({ weights, ...flow }) => {
      const all = new Float64Array(weights.size * this.#months)
      for (const [k, one] of [...weights.values()].entries()) all.set(one, k * this.#months)
      return { ...flow, coefficients: Int32Array.from(weights.keys()), weights: all }
    })
  }

  terms(): Record<Target, Rows> {
    return { cash: this.#rows('cash'), result: this.#rows('result'), tax: this.#rows('tax') }
  }

  #rows(target: Target): Rows {
    const from = new Int32Array(this.#months + 1)
    const coefficient: number[] = []
    const weight: number[] = []
    for (let m = 0; m < this.#months; m++) {
      for (const [k, vector] of this.#vectors[target])
        if (vector[m] !== 0) {
          coefficient.push(k)
          weight.push(vector[m]!)
        }
      from[m + 1] = coefficient.length
    }
    return { from, coefficient: Int32Array.from(coefficient), weight: Float64Array.from(weight) }
  }
}
