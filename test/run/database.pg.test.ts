import pg from 'pg'
import { expect, it } from 'vitest'
import { freshDatabase } from './database.ts'

async function ask(config: pg.ClientConfig, sql: string): Promise<unknown[]> {
  const client = new pg.Client(config)
  await client.connect()
  try {
    return (await client.query({ text: sql, rowMode: 'array' })).rows.flat()
  } finally {
    await client.end()
  }
}

it('gives each test a migrated database of its own, even many at once', async () => {
  const copies = await Promise.all(Array.from({ length: 6 }, () => freshDatabase()))
  const tables = `SELECT count(*)::int FROM information_schema.tables WHERE table_schema = 'public'`
  for (const { config } of copies) expect((await ask(config, tables))[0]).toBeGreaterThan(0)
  await ask(copies[0]!.config, 'CREATE TABLE only_here AS SELECT 1 AS n')
  await expect(ask(copies[1]!.config, 'SELECT n FROM only_here')).rejects.toThrow(/does not exist/)
  await Promise.all(copies.map(({ drop }) => drop()))
  const left = `SELECT datname FROM pg_database WHERE datname LIKE 'test\\_%'`
  const names = await ask({ ...copies[0]!.config, database: 'postgres' }, left)
  for (const { config } of copies) expect(names).not.toContain(config.database)
})
