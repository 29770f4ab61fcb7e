import type { Distribution } from '../plan.ts'
import { betaAt, betaTable } from './beta.ts'
import { normalQuantile } from './normal.ts'
import { GRID } from './random.ts'

/** What a figure may be: bounds of the plan's own format, and whether it is a whole number. */
export type Bounds = { readonly min: number; readonly max: number; readonly whole: boolean }

/** A distribution with every number filled in, as plain data that a worker thread can be sent. */
export type Law = Bounds &
  (
    | { readonly type: 'uniform'; readonly low: number; readonly high: number }
    | { readonly type: 'triangular'; readonly low: number; readonly mode: number; readonly high: number }
    | {
        readonly type: 'pert'
        readonly low: number
        readonly mode: number
        readonly high: number
        /** See `betaTable`. */
        readonly table: Float64Array
      }
    | { readonly type: 'normal'; readonly mean: number; readonly sd: number }
    | { readonly type: 'log-normal'; readonly median: number; readonly sigma: number }
    /** 1 with this probability, else 0. */
    | { readonly type: 'chance'; readonly chance: number }
  )

/** Normal score of the 90th percentile. */
const Z90 = 1.2815515655446004

/** A PERT law puts its mode four times as heavy as its ends: α + β = 6. */
const PERT_WEIGHT = 4

const tables = new Map<number, Float64Array>()

/** The same shape serves every range whose mode is at the same place between its ends. */
function pertTable(place: number): Float64Array {
  const known = tables.get(place)
  if (known) return known
  const table = betaTable(1 + PERT_WEIGHT * place, 1 + PERT_WEIGHT * (1 - place))
  // Plans come and go; a server must not keep the shape of each.
  if (tables.size >= 256) tables.clear()
  tables.set(place, table)
  return table
}

/** A distribution around `figure`, the line's own, as numbers. The order of its bounds was checked before. */
export function lawOf(d: Distribution, figure: number, bounds: Bounds): Law {
  switch (d.type) {
    case 'uniform':
      return { ...bounds, type: 'uniform', low: d.low, high: d.high }
    case 'triangular':
    case 'pert': {
      const { low, high, mode = figure } = d
      // A triangle without width, either way.
      if (low === high) return { ...bounds, type: 'uniform', low, high }
      if (d.type === 'triangular') return { ...bounds, type: 'triangular', low, mode, high }
      return { ...bounds, type: 'pert', low, mode, high, table: pertTable((mode - low) / (high - low)) }
    }
    case 'normal':
      return { ...bounds, type: 'normal', mean: figure, sd: d.sd }
    case 'log-normal':
      return {
        ...bounds,
        type: 'log-normal',
        median: Math.sqrt(d.low * d.high),
        sigma: Math.log(d.high / d.low) / (2 * Z90),
      }
  }
}

/** Laws that read a normal score; the others read a uniform number. */
export const readsScore = (law: Law): boolean =>
  law.type === 'normal' || law.type === 'log-normal' || law.type === 'pert'

/**
 * Turns `count` numbers in `into` (normal scores for the laws that read them, else uniform numbers) into draws, in place.
 * What falls outside the bounds is put on the bound; a whole figure is rounded, and each whole number of a uniform law
 * is as likely as the others.
 */
export function draw(law: Law, into: Float64Array, from: number, count: number): void {
  const end = from + count
  switch (law.type) {
    case 'uniform': {
      const width = law.high - law.low
      if (law.whole) {
        const first = Math.ceil(law.low)
        const values = Math.max(0, Math.floor(law.high) - first) + 1
        for (let r = from; r < end; r++) into[r] = first + Math.floor(into[r]! * values)
      } else for (let r = from; r < end; r++) into[r] = law.low + width * into[r]!
      break
    }
    case 'triangular': {
      const { low, mode, high } = law
      const turn = (mode - low) / (high - low)
      const rise = (high - low) * (mode - low)
      const fall = (high - low) * (high - mode)
      for (let r = from; r < end; r++) {
        const u = into[r]!
        into[r] = u < turn ? low + Math.sqrt(u * rise) : high - Math.sqrt((1 - u) * fall)
      }
      break
    }
    case 'pert': {
      const { low, high, table } = law
      for (let r = from; r < end; r++) into[r] = low + (high - low) * betaAt(table, into[r]!)
      break
    }
    case 'normal':
      for (let r = from; r < end; r++) into[r] = law.mean + law.sd * into[r]!
      break
    case 'log-normal':
      for (let r = from; r < end; r++) into[r] = law.median * Math.exp(law.sigma * into[r]!)
      break
    case 'chance':
      for (let r = from; r < end; r++) into[r] = into[r]! > 1 - law.chance ? 1 : 0
      break
  }
  bound(law, into, from, end)
}

function bound({ min, max, whole }: Law, into: Float64Array, from: number, end: number): void {
  if (whole) for (let r = from; r < end; r++) into[r] = Math.round(into[r]!)
  for (let r = from; r < end; r++) {
    const value = into[r]!
    if (value < min) into[r] = min
    else if (value > max) into[r] = max
  }
}

const one = new Float64Array(1)

/** The figure that a share `u` of the draws do not pass, 0 < u < 1. */
export function quantileOf(law: Law, u: number): number {
  one[0] = readsScore(law) ? normalQuantile(u) : u
  draw(law, one, 0, 1)
  return one[0]!
}

/** Lowest and highest figure that can ever be drawn. */
export const reachOf = (law: Law): { low: number; high: number } => ({
  low: quantileOf(law, 0.5 * GRID),
  high: quantileOf(law, 1 - 0.5 * GRID),
})
