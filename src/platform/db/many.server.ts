import { getTableColumns, type SQL, sql } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'

/**
 * Many rows of a table as one parameter, for `INSERT INTO t (names) SELECT names FROM values`: two thousand rows of
 * thirty columns are more than PostgreSQL takes as separate ones. Every row has the same columns.
 */
export function manyRows(table: PgTable, rows: readonly object[]): { names: SQL; values: SQL } {
  const columns = getTableColumns(table)
  const keys = Object.keys(rows[0] ?? {})
  const names = sql.join(
    keys.map((key) => sql.identifier(columns[key]!.name)),
    sql`, `,
  )
  const json = JSON.stringify(
    rows.map((row) =>
      Object.fromEntries(Object.entries(row).map(([key, value]) => [columns[key]!.name, value])),
    ),
    (_, value) => (typeof value === 'bigint' ? String(value) : value),
  )
  return { names, values: sql`jsonb_populate_recordset(NULL::${table}, ${json}::jsonb)` }
}
