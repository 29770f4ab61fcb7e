import type { RowKey, StatementRow, StatementTable } from './table.ts'

/** Rows of both tables in one order: those of `a`, each row of `b` alone after the one it follows there. */
function allKeys(a: StatementTable, b: StatementTable): RowKey[] {
  const keys = a.rows.map((row) => row.key)
  const known = new Set(keys)
  for (const [i, { key }] of b.rows.entries()) {
    if (known.has(key)) continue
    const before = b.rows[i - 1]?.key
    keys.splice(before === undefined ? 0 : keys.indexOf(before) + 1, 0, key)
    known.add(key)
  }
  return keys
}

/** b − a, row by row and period by period; a row absent from one of them counts as zero. The periods must be the same. */
export function differenceOf(a: StatementTable, b: StatementTable): StatementTable {
  const of = (table: StatementTable, key: RowKey) => table.rows.find((row) => row.key === key)
  const rows = allKeys(a, b).map((key): StatementRow => {
    const [left, right] = [of(a, key), of(b, key)]
    const { level, unit } = (left ?? right)!
    if (level === 'head') return { ...(left ?? right)!, parts: [] }
    const at = (row: StatementRow | undefined, i: number) => (row ? row.values[i]! : 0)
    const values = a.periods.map((_, i) => {
      const [before, after] = [at(left, i), at(right, i)]
      return before === null || after === null ? null : Math.round((after - before) * 1e6) / 1e6
    })
    const opens = left?.opening !== undefined || right?.opening !== undefined
    return {
      key,
      level,
      unit,
      values,
      ...(opens && { opening: (right?.opening ?? 0) - (left?.opening ?? 0) }),
      parts: [],
    }
  })
  return { view: a.view, periods: a.periods, rows }
}
