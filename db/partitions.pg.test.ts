import { readdirSync, readFileSync } from 'node:fs'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { newId } from '#kit/id.ts'
import { createDatabase } from '#test/run/database.ts'
import { dropChecks, fillHub, readTables, type Table } from './example-rows.ts'

const PARTITIONS = 2
const name = `test_${crypto.randomUUID().replaceAll('-', '')}`

let client: pg.Client
let tables: Table[]

/** A table whose primary key begins with the hub, as the generated migration writes it. */
const OF_HUB = /^CREATE TABLE "(\w+)" \([\s\S]*PRIMARY KEY\("hub_id"[\s\S]*\);$/

function statements(): string[] {
  const folder = new URL('migrations/', import.meta.url)
  return readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .sort()
    .flatMap((file) => readFileSync(new URL(file, folder), 'utf8').split('--> statement-breakpoint'))
    .map((statement) => statement.trim())
}

/** The same table, its rows spread by hub: what a distributed PostgreSQL (Citus) does over machines. */
function partitioned(statement: string): string[] {
  const table = OF_HUB.exec(statement)?.[1]
  if (!table) return [statement]
  const parts = Array.from({ length: PARTITIONS }, (_, n) => {
    const values = `FOR VALUES WITH (MODULUS ${PARTITIONS}, REMAINDER ${n})`
    return `CREATE TABLE "${table}_${n}" PARTITION OF "${table}" ${values}`
  })
  return [statement.replace(/\);$/, ') PARTITION BY HASH (hub_id)'), ...parts]
}

beforeAll(async () => {
  const server = inject('pg')
  await createDatabase(server, name)
  client = new pg.Client({ ...server, database: name })
  await client.connect()
  for (const statement of statements().flatMap(partitioned)) await client.query(statement)
  await client.query(readFileSync(new URL('secure.sql', import.meta.url), 'utf8'))
  tables = await readTables(client)
})
afterAll(async () => {
  await client?.end()
  const admin = new pg.Client(inject('pg'))
  await admin.connect()
  await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
  await admin.end()
})

test('the schema can be spread by hub, and takes rows through the same keys', async () => {
  const { rows } = await client.query<{ relname: string }>(
    `SELECT relname FROM pg_class WHERE relkind = 'p' AND relnamespace = 'public'::regnamespace`,
  )
  const spread = rows.map((row) => row.relname).sort()
  const ofHub = tables.filter(({ unique }) => unique.some((i) => i.primary && i.columns[0] === 'hub_id'))
  expect(spread).toEqual(ofHub.map((table) => table.name).sort())
  expect(spread.length).toBeGreaterThan(10)

  await dropChecks(client)
  const hubs = Array.from({ length: 6 }, () => newId<'Hub'>())
  for (const hubId of hubs) await fillHub(client, tables, hubId)
  for (const table of ofHub) {
    const counted = await client.query(
      `SELECT count(*)::int AS n, count(DISTINCT hub_id)::int AS hubs FROM "${table.name}"`,
    )
    const { n, hubs: hubsWithRows } = counted.rows[0]
    expect(hubsWithRows, table.name).toBe(hubs.length)
    expect(n, table.name).toBeGreaterThanOrEqual(hubs.length)
  }
})

test('the walls hold on the parts too', async () => {
  await client.query('BEGIN; SET LOCAL ROLE palier_hub')
  await expect(client.query('SELECT FROM people_0')).rejects.toMatchObject({ code: '42501' })
  await client.query('ROLLBACK; BEGIN; SET LOCAL ROLE palier_hub')
  expect((await client.query('SELECT FROM people')).rowCount).toBe(0)
  await client.query('ROLLBACK')
})
