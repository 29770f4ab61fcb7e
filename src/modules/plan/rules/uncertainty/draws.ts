import type { Input } from './inputs.ts'
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
  readonly columns: Float64Array
  /** Rank of each draw from 0 to 1, the same for every law of the same number drawn. */
  readonly grades: Float64Array
  readonly coefficients: Float64Array

  constructor(program: Program, width: number) {
    this.#program = program
    this.#width = width
    this.#factors = new Float64Array(program.factors.length * width)
    this.columns = new Float64Array(program.columns * width)
    this.grades = new Float64Array(program.inputs.length * width)
    this.coefficients = new Float64Array(program.coefficients.length * width)
  }

  /** Draws runs `from` to `from + count − 1` of a seed. */
  fill(seed: number, from: number, count: number): void {
    const width = this.#width
    for (const [g, words] of this.#program.factors.entries()) {
      uniforms(this.#factors, seed, words, from, count, g * width)
      for (let r = g * width; r < g * width + count; r++) this.#factors[r] = normalQuantile(this.#factors[r]!)
    }
    for (const [i, input] of this.#program.inputs.entries()) {
      uniforms(this.columns, seed, input.words, from, count, i * width)
      if (input.factor >= 0) this.#together(input, i * width, count)
      else this.#alone(input, i * width, count)
      draw(input.law, this.columns, i * width, count)
    }
    for (const table of this.#program.tables) this.#weigh(table, count)
    this.#multiply(count)
  }

  #alone({ law }: Input, at: number, count: number): void {
    const { columns, grades } = this
    for (let r = at; r < at + count; r++) grades[r] = columns[r]!
    if (readsScore(law)) for (let r = at; r < at + count; r++) columns[r] = normalQuantile(columns[r]!)
  }

  #together({ law, factor, common, own }: Input, at: number, count: number): void {
    const { columns, grades } = this
    const scores = readsScore(law)
    const group = factor * this.#width
    for (let r = 0; r < count; r++) {
      const z = common * this.#factors[group + r]! + own * normalQuantile(columns[at + r]!)
      // Never 1 itself, which no single draw can be.
      const grade = Math.min(LARGEST, normalCdf(z))
      grades[at + r] = grade
      columns[at + r] = scores ? z : grade
    }
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
