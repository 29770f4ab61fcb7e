import { readMatrix } from './matrix.ts'
import type { Tables } from './order.ts'
import type { Report } from './problems.ts'
import type { Vroom } from './schema.ts'

type Read = { readonly given: ReadonlyMap<string, Tables>; readonly size: number | null }

/**
 * The matrices of the document, by profile; none is fine, and so is the old `matrix`, which is that of every profile.
 * Null when one cannot be read: what refers to rows cannot be checked without them.
 * @param profiles those that vehicles use: each needs its durations as soon as one profile has some
 */
export function readTables(doc: Vroom, profiles: ReadonlySet<string>, report: Report): Read | null {
  const given = new Map<string, Tables>()
  if (doc.matrices === undefined && doc.matrix === undefined) return { given, size: null }
  let size: number | undefined
  if (doc.matrices === undefined) {
    const read = readMatrix(doc.matrix, 'matrix', report)
    if (!read) return null
    const tables = { size: read.size, durations: read.cells, distances: null, costs: null }
    for (const profile of profiles) given.set(profile, tables)
    return { given, size: read.size }
  }
  for (const [profile, said] of Object.entries(doc.matrices)) {
    // A profile that no vehicle uses costs nobody a thing.
    if (!profiles.has(profile)) continue
    const path = `matrices.${profile}`
    if (said.durations === undefined) {
      report(`${path}.durations`, 'missing', 'a matrix of seconds', 'nothing')
      continue
    }
    const read = (name: 'durations' | 'distances' | 'costs') => {
      if (said[name] === undefined) return undefined
      const matrix = readMatrix(said[name], `${path}.${name}`, report, size)
      size ??= matrix?.size
      return matrix?.cells ?? null
    }
    const [durations, distances = null, costs = null] = [read('durations'), read('distances'), read('costs')]
    if (durations && size !== undefined) given.set(profile, { size, durations, distances, costs })
  }
  for (const profile of profiles)
    if (!Object.hasOwn(doc.matrices, profile))
      report(
        `matrices.${profile}`,
        'no_matrix',
        `matrices of the profile “${profile}” of a vehicle`,
        'nothing',
      )
  return size === undefined ? null : { given, size }
}
