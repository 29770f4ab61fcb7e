import { createHash } from 'node:crypto'
import type { SQL } from 'drizzle-orm'
import { PgDialect } from 'drizzle-orm/pg-core'
import type pg from 'pg'
import type { Tx } from './db.server.ts'

const dialect = new PgDialect()
const names = new Map<string, string>()

/** The same text has the same name in every copy of this file: the built pages carry one. */
function nameOf(text: string): string {
  const known = names.get(text)
  if (known) return known
  const name = `planned_${createHash('sha256').update(text).digest('hex').slice(0, 24)}`
  names.set(text, name)
  return name
}

/**
 * Runs a statement whose text is always the same, so that each connection reads and plans it once: for what every
 * posting writes. Not for lists, whose best plan depends on what is searched. Values come as the driver reads them.
 */
export async function planned<Row extends pg.QueryResultRow>(tx: Tx, statement: SQL): Promise<Row[]> {
  const { sql: text, params } = dialect.sqlToQuery(statement)
  const { $client } = tx as Tx & { $client: pg.PoolClient }
  return (await $client.query<Row>({ name: nameOf(text), text, values: params })).rows
}
