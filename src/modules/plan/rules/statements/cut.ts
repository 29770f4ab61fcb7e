import { type Series, series } from '../spread.ts'
import type { Flow } from './flow.ts'
import { atEnd, over, type Period } from './period.ts'
import type { Level } from './positions.ts'
import type { RowKey, RowPart, RowUnit, StatementRow } from './table.ts'

type RowLevel = StatementRow['level']

const empty = (periods: readonly Period[]): null[] => periods.map(() => null)

/** A line that opens a group. */
export const head = (key: RowKey, periods: readonly Period[]): StatementRow => ({
  key,
  level: 'head',
  unit: 'cents',
  values: empty(periods),
  parts: [],
})

/** A flow summed over each period. */
export function flowRow(
  key: RowKey,
  flow: Flow | undefined,
  periods: readonly Period[],
  more: { level?: RowLevel; unit?: RowUnit; sign?: 1 | -1 } = {},
): StatementRow {
  const { level = 'line', unit = 'cents', sign = 1 } = more
  const cut = (amounts: Series | undefined) => periods.map((period) => sign * over(amounts, period) + 0)
  const parts: RowPart[] = []
  for (const [line, amounts] of flow?.parts ?? []) parts.push({ line, values: cut(amounts) })
  return { key, level, unit, values: cut(flow?.amounts), parts }
}

/** Monthly amounts computed from others, summed over each period: a subtotal. */
export const sumRow = (
  key: RowKey,
  amounts: Series,
  periods: readonly Period[],
  level: RowLevel = 'subtotal',
  unit: RowUnit = 'cents',
): StatementRow => ({
  key,
  level,
  unit,
  values: periods.map((period) => over(amounts, period) + 0),
  parts: [],
})

/** A balance at the end of each period. */
export function levelRow(key: RowKey, at: Level | undefined, periods: readonly Period[]): StatementRow {
  const parts: RowPart[] = []
  for (const [line, part] of at?.parts ?? [])
    parts.push({ line, values: periods.map((period) => atEnd(part.amounts, period)), opening: part.opening })
  return {
    key,
    level: 'line',
    unit: 'cents',
    values: periods.map((period) => atEnd(at?.amounts, period)),
    opening: at?.opening ?? 0,
    parts,
  }
}

/** A total of rows, column by column; `signs` subtracts those it names −1. */
export function totalRow(
  key: RowKey,
  rows: readonly (readonly [StatementRow, 1 | -1])[],
  periods: readonly Period[],
  level: RowLevel = 'total',
): StatementRow {
  const sum = (of: (row: StatementRow) => number) =>
    rows.reduce((all, [row, sign]) => all + sign * of(row), 0)
  const opens = rows.some(([row]) => row.opening !== undefined)
  return {
    key,
    level,
    unit: rows[0]?.[0].unit ?? 'cents',
    values: periods.map((_, i) => sum((row) => row.values[i] ?? 0)),
    ...(opens && { opening: sum((row) => row.opening ?? 0) }),
    parts: [],
  }
}

/** Rows worth a place: a line of zeros from beginning to end says nothing. */
export const worthReading = (row: StatementRow): boolean =>
  row.level !== 'line' || Boolean(row.opening) || row.values.some((value) => value !== null && value !== 0)

/** a − b, month by month. */
export function minus(a: Series, ...others: readonly Series[]): Series {
  const left = series(a.length)
  for (let m = 0; m < a.length; m++) {
    left[m] = a[m]!
    for (const b of others) left[m]! -= b[m]!
  }
  return left
}

/** a + b + …, month by month. */
export function plus(a: Series, ...others: readonly Series[]): Series {
  const sum = series(a.length)
  for (const s of [a, ...others]) for (let m = 0; m < sum.length; m++) sum[m]! += s[m]!
  return sum
}

/** A share to six decimals; null where the divisor is not above zero. */
export const ratio = (part: number, whole: number): number | null =>
  whole > 0 ? Math.round((part / whole) * 1e6) / 1e6 : null
