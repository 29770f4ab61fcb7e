import { farValue } from './fields.ts'
import type { Input } from './inputs.ts'
import { reachOf } from './law.ts'

/** One uncertain figure of an expansion: a straight line, or what it is at a few places. */
export type Dimension = {
  readonly index: number
  readonly input: Input
  /** Absent: a straight line. Otherwise the columns of its table begin at `column`. */
  readonly table?: { readonly places: readonly number[]; readonly column: number }
}

export type Term = { readonly columns: readonly number[]; readonly values: Float64Array }

/** More soundings than this take longer than asking the engine in every run. */
export const MAX_SOUNDINGS = 1024
/** The same where each sounding is one of every month's units. */
export const MAX_FLOW_SOUNDINGS = 128

export const soundingsOf = (dimensions: readonly Dimension[]): number =>
  dimensions.reduce((all, { table }) => all * (table ? table.places.length : 2), 1)

/** A thousandth of a cent or so, over all draws, is no effect. */
const NOTHING = 0.002

/**
 * Writes a function that is a straight line in some figures, the others standing still, and tabled in others, as a sum
 * of products of columns. It is sounded with each straight figure at 0 and far away; the term of a set S of figures is
 * Σ over T ⊆ S of (−1)^|S−T| f(T far, others 0) / Π far (Möbius inversion), exact but for what the engine rounds at 0.
 * @param sound what the engine says with these figures, in the order of `dimensions`
 * @param size of what multiplies the values besides the columns
 */
export function expand(
  dimensions: readonly Dimension[],
  sound: (figures: readonly number[]) => Float64Array,
  size: number,
): Term[] {
  const straight = dimensions.filter(({ table }) => !table)
  const tabled = dimensions.filter(({ table }) => table)
  const corners = 1 << straight.length
  const perPlace: Float64Array[][] = []
  const places = tabled.reduce((all, { table }) => all * table!.places.length, 1)
  for (let p = 0; p < places; p++) {
    const at = coordinates(p, tabled)
    const sounded: Float64Array[] = []
    for (let c = 0; c < corners; c++)
      sounded.push(
        sound(
          dimensions.map((d) => {
            if (d.table) return d.table.places[at[tabled.indexOf(d)]!]!
            return (c >> straight.indexOf(d)) & 1 ? farValue(d.input.field) : 0
          }),
        ).slice(),
      )
    invert(sounded, straight)
    perPlace.push(sounded)
  }
  const terms: Term[] = []
  for (let c = 0; c < corners; c++) {
    const chosen = straight.filter((_, k) => (c >> k) & 1)
    const scale = chosen.reduce((all, { input }) => all * Math.max(1e-9, reachOf(input.law).high), size)
    const columns = chosen.map(({ index }) => index)
    emit(
      perPlace.map((sounded) => sounded[c]!),
      tabled,
      columns,
      NOTHING / scale,
      terms,
    )
  }
  return terms
}

/** In place: soundings at the corners become the factors of each product of straight figures. */
function invert(sounded: Float64Array[], straight: readonly Dimension[]): void {
  for (const [k, { input }] of straight.entries()) {
    const far = farValue(input.field)
    for (let c = 0; c < sounded.length; c++) {
      if (!((c >> k) & 1)) continue
      const with_ = sounded[c]!
      const without = sounded[c ^ (1 << k)]!
      for (let i = 0; i < with_.length; i++) with_[i] = (with_[i]! - without[i]!) / far
    }
  }
}

function coordinates(p: number, tabled: readonly Dimension[]): number[] {
  let rest = p
  return tabled.map(({ table }) => {
    const n = table!.places.length
    const at = rest % n
    rest = (rest - at) / n
    return at
  })
}

const largest = (values: Float64Array): number => {
  let most = 0
  for (const value of values) most = Math.max(most, Math.abs(value))
  return most
}

const alike = (a: Float64Array, b: Float64Array, within: number): boolean =>
  a.every((value, i) => Math.abs(value - b[i]!) <= within)

/** Adds the terms of one product; a table that changes nothing is left out, its weights summing to 1. */
function emit(
  values: readonly Float64Array[],
  tabled: readonly Dimension[],
  columns: readonly number[],
  nothing: number,
  into: Term[],
): void {
  const [first, ...others] = tabled
  if (!first) {
    const [only] = values
    if (only && largest(only) > nothing)
      into.push({ columns: [...columns].sort((a, b) => a - b), values: only })
    return
  }
  const { places, column } = first.table!
  const n = places.length
  const slices = places.map((_, at) => values.filter((_, p) => p % n === at))
  const same = slices.every((slice) => slice.every((v, i) => alike(v, slices[0]![i]!, nothing)))
  if (same) emit(slices[0]!, others, columns, nothing, into)
  else
    for (const [at, slice] of slices.entries()) emit(slice, others, [...columns, column + at], nothing, into)
}
