import { randomUUID } from 'node:crypto'
import pg from 'pg'

/** The superuser's connection to the server of the run: plain data, as vitest hands it across processes. */
export type PgTestServer = { host: string; port: number; user: string; database: string; password?: string }

declare module 'vitest' {
  interface ProvidedContext {
    pg: PgTestServer
  }
}

/** The migrated, empty database that tests copy. */
export const templateName = 'palier_template'

/** A migrated, empty database of the caller's own. `drop()` it when done. Postgres project only. */
export async function freshDatabase(): Promise<{ config: pg.ClientConfig; drop(): Promise<void> }> {
  // Imported late: global setup uses this file too, where vitest's `inject` does not exist.
  const { inject } = await import('vitest')
  const server: pg.ClientConfig = inject('pg')
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await createDatabase(server, name, templateName)
  return {
    config: { ...server, database: name },
    drop: () => order(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  }
}

/** Creates a database on that server, as a copy of `template` if given. Names come from us, never from input. */
export async function createDatabase(
  server: pg.ClientConfig,
  name: string,
  template?: string,
): Promise<void> {
  // File copy beats the default (block by block through the journal) tenfold on a template this small.
  const copy = template === undefined ? '' : ` TEMPLATE ${template} STRATEGY FILE_COPY`
  for (let tries = 1; ; tries++) {
    try {
      return await order(server, `CREATE DATABASE ${name}${copy}`)
    } catch (error) {
      // 55006: another worker is copying the template at this very moment.
      if ((error as { code?: string }).code !== '55006' || tries >= 50) throw error
      await new Promise((resolve) => setTimeout(resolve, 20 * Math.random() * tries))
    }
  }
}

async function order(server: pg.ClientConfig, sql: string): Promise<void> {
  const client = new pg.Client(server)
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
