import { gotText } from '#kit/document.ts'
import type { Report } from './problems.ts'

/** How a document of the interface shows what this file reads. */
export const MATRIX_META = {
  type: 'array',
  description: 'as many rows as columns, of whole numbers from 0',
  items: { type: 'array', items: { type: 'integer', minimum: 0 } },
} as const

/** Travel of a whole week in seconds, or round the world and back in metres: beyond it, sums would not be exact. */
const MOST = 2_000_000_000
/** Beyond this nobody corrects them one by one. */
const MOST_HOLES = 5

/**
 * A square matrix of whole numbers from 0, flat: `from * size + to`. Null once it was reported what is wrong: each place by
 * its row and column.
 * @param size rows that it must have, when another matrix told it already
 */
export function readMatrix(
  rows: unknown,
  path: string,
  report: Report,
  size?: number,
): { cells: Int32Array; size: number } | null {
  if (!Array.isArray(rows)) return wrong(report, path, 'wrong_type', 'a list of rows', rows)
  const n = rows.length
  if (n === 0) return wrong(report, path, 'too_small', 'at least one row', rows)
  if (size !== undefined && n !== size)
    return wrong(report, path, 'not_square', `${size} rows, as the other matrices`, rows)
  if (n > MOST_PLACES) return wrong(report, path, 'too_large', `at most ${MOST_PLACES} rows`, rows)
  // Shape first: nothing is kept for a table that cannot be one.
  for (let from = 0; from < n; from++) {
    const row: unknown = rows[from]
    if (!Array.isArray(row)) return wrong(report, `${path}[${from}]`, 'wrong_type', 'a row of numbers', row)
    if (row.length !== n)
      return wrong(report, `${path}[${from}]`, 'not_square', `${n} numbers, as many as rows`, row)
  }
  // Shared with the thread that searches: nothing of that size is copied.
  const cells = new Int32Array(new SharedArrayBuffer(4 * n * n))
  let holes = 0
  for (let from = 0, at = 0; from < n; from++) {
    const row = rows[from] as unknown[]
    for (let to = 0; to < n; to++, at++) {
      const value = row[to]
      if (typeof value === 'number' && value >= 0 && value <= MOST && Number.isInteger(value))
        cells[at] = value
      else if (++holes <= MOST_HOLES) report(`${path}[${from}][${to}]`, ...whyNot(value))
    }
  }
  return holes === 0 ? { cells, size: n } : null
}

/**
 * Stops of one problem. A table of travel times grows with their square: 3,000 stops hold 72 MB, 10,000 would hold 800.
 */
export const MOST_TASKS = 3000
/** Names of profiles, or of types of vehicle, in one place of the document. */
export const MOST_NAMES = 100
/** Places of one problem, stops and where vehicles stand: a larger table would not fit beside a hub's other work. */
export const MOST_PLACES = 3100
/** Tables of one problem: one for each profile and speed. */
export const MOST_KINDS = 50
/** Pairs of places in all of them together: four times the largest, 320 MB of seconds and metres. */
export const MOST_CELLS = 4 * MOST_PLACES * MOST_PLACES

function wrong(
  report: Report,
  path: string,
  code: Parameters<Report>[1],
  expected: string,
  got: unknown,
): null {
  report(path, code, expected, gotText(got))
  return null
}

type Why = [code: Parameters<Report>[1], expected: string, got: string]

function whyNot(value: unknown): Why {
  if (value === null || value === undefined) return ['missing', 'a whole number (a hole)', gotText(value)]
  if (typeof value !== 'number' || Number.isNaN(value))
    return ['wrong_type', 'a whole number', gotText(value)]
  if (value < 0) return ['too_small', 'at least 0', gotText(value)]
  if (value > MOST) return ['too_large', `at most ${MOST}`, gotText(value)]
  return ['not_whole', 'a whole number', gotText(value)]
}
