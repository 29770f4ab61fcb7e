import { draw, readsScore } from './law.ts'
import { normalCdf, normalQuantile } from './normal.ts'
import type { Program, Table } from './program.ts'
import { uniforms } from './random.ts'

const LARGEST = 1 - 2 ** -53

/** Columns and coefficients of a block of runs; row k of each holds `width` runs from k × width. */
export class Draws {
  readonly #program: Program
  readonly #width: number
  readonly #factors: Float64Array
  readonly #row: Float64Array
  readonly columns: Float64Array
  /** Rank of each draw from 0 to 1, the same for every law of the same number drawn. */
  readonly grades: Float64Array
  readonly coefficients: Float64Array

  constructor(program: Program, width: number) {
    this.#program = program
    this.#width = width
    this.#factors = new Float64Array(program.factors.length * width)
    this.#row = new Float64Array(width)
    this.columns = new Float64Array(program.columns * width)
    this.grades = new Float64Array(program.inputs.length * width)
    this.coefficients = new Float64Array(program.coefficients.length * width)
  }

  /** Draws runs `from` to `from + count − 1` of a seed. */
  fill(seed: number, from: number, count: number): void {
    const width = this.#width
    const row = this.#row
    for (const [g, words] of this.#program.factors.entries()) {
      uniforms(row, seed, words, from, count)
      for (let r = 0; r < count; r++) this.#factors[g * width + r] = normalQuantile(row[r]!)
    }
    for (const [i, input] of this.#program.inputs.entries()) {
      uniforms(row, seed, input.words, from, count)
      const scores = readsScore(input.law)
      const at = i * width
      if (input.factor >= 0) {
        const factor = input.factor * width
        for (let r = 0; r < count; r++) {
          const z = input.common * this.#factors[factor + r]! + input.own * normalQuantile(row[r]!)
          // Never 1 itself, which no single draw can be.
          const grade = Math.min(LARGEST, normalCdf(z))
          this.grades[at + r] = grade
          row[r] = scores ? z : grade
        }
      } else {
        for (let r = 0; r < count; r++) this.grades[at + r] = row[r]!
        if (scores) for (let r = 0; r < count; r++) row[r] = normalQuantile(row[r]!)
      }
      draw(input.law, row, count)
      for (let r = 0; r < count; r++) this.columns[at + r] = row[r]!
    }
    for (const table of this.#program.tables) this.#weigh(table, count)
    this.#multiply(count)
  }

  #weigh({ input, kind, places, column }: Table, count: number): void {
    const { columns } = this
    const width = this.#width
    const n = places.length
    if (kind === 'curve') {
      for (let r = 0; r < count; r++) {
        const x = columns[input * width + r]!
        for (let j = 0; j < n; j++) {
          let weight = 1
          for (let k = 0; k < n; k++) if (k !== j) weight *= (x - places[k]!) / (places[j]! - places[k]!)
          columns[(column + j) * width + r] = weight
        }
      }
      return
    }
    columns.fill(0, column * width, (column + n) * width)
    const [first = 0, second = first + 1] = places
    const step = second - first
    for (let r = 0; r < count; r++) {
      const at = Math.min(n - 1, Math.max(0, (columns[input * width + r]! - first) / step))
      const below = Math.floor(at)
      const part = at - below
      columns[(column + below) * width + r] = 1 - part
      if (part > 0) columns[(column + below + 1) * width + r] = part
    }
  }

  #multiply(count: number): void {
    const { columns, coefficients } = this
    const width = this.#width
    for (const [k, factors] of this.#program.coefficients.entries()) {
      const into = k * width
      const [first, ...others] = factors
      if (first === undefined) {
        coefficients.fill(1, into, into + count)
        continue
      }
      for (let r = 0; r < count; r++) coefficients[into + r] = columns[first * width + r]!
      for (const other of others)
        for (let r = 0; r < count; r++) coefficients[into + r]! *= columns[other * width + r]!
    }
  }
}
