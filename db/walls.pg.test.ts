import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { must } from '#kit/result.ts'
import { addPerson } from '#modules/people/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { giveRole } from '#platform/session/accounts.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { dropChecks, fillHub, readTables, type Table } from './example-rows.ts'

/** Tables that are not a hub's own, and why. Every other table belongs to one hub. */
const SHARED: Record<string, string> = {
  user: 'one account may have roles in several hubs',
  account: 'the passwords of accounts',
  session: 'a browser signed in, before a hub is chosen',
  verification: 'sign-in links, before a hub is chosen',
  hubs: 'the list of hubs itself: its id is the hub',
  outbox: 'a sign-in message belongs to no hub',
}

let hub: TestHub
let other: Ctx
let owner: pg.Client
let tables: Table[]
let domain: Table[]

beforeAll(async () => {
  hub = await testHub()
  other = await hub.other('voisin')
  for (const ctx of [hub.ctx, other]) {
    must(await addPerson(ctx, { firstName: 'Zoé', lastName: ctx.hub.slug, segment: 'inhabitant' }))
    await giveRole(ctx, `user of ${ctx.hub.slug}`, 'desk')
  }
  owner = new pg.Client(hub.config)
  await owner.connect()
  tables = await readTables(owner)
  domain = tables.filter(({ name }) => !(name in SHARED))
  await dropChecks(owner)
  for (const ctx of [hub.ctx, other]) await fillHub(owner, tables, ctx.hub.id)
})
afterAll(async () => {
  await owner?.end()
  await hub?.close()
})

/** Runs statements as the application's role, in the hub given (or none), and takes everything back. */
async function as<T>(role: string, hubId: string | null, work: () => Promise<T>): Promise<T> {
  await owner.query('BEGIN')
  try {
    await owner.query(`SET LOCAL ROLE ${role}`)
    if (hubId) await owner.query(`SET LOCAL palier.hub = '${hubId}'`)
    return await work()
  } finally {
    await owner.query('ROLLBACK')
  }
}

/** How many rows a statement touched, or its SQLSTATE. */
async function touched(sql: string, values?: unknown[]): Promise<number | string> {
  await owner.query('SAVEPOINT try')
  try {
    return (await owner.query(sql, values)).rowCount ?? 0
  } catch (error) {
    await owner.query('ROLLBACK TO SAVEPOINT try')
    return (error as { code: string }).code
  }
}

const hasHub = (table: Table) => table.columns.some(({ name }) => name === 'hub_id')
const hubColumn = (table: Table) => (hasHub(table) ? 'hub_id' : 'id')
/** Everything the role of a hub may see at all. */
const seen = () => tables.filter((table) => hasHub(table) || table.name === 'hubs')
/** For each table, what `ask` answers; a failing test then names the table. */
async function each(list: readonly Table[], ask: (table: Table) => Promise<number | string>) {
  const answers: Record<string, number | string> = {}
  for (const table of list) answers[table.name] = await ask(table)
  return answers
}
const all = (list: readonly Table[], answer: number | string) =>
  Object.fromEntries(list.map(({ name }) => [name, answer]))

describe('the shape of the schema', () => {
  test('the exceptions are tables that exist', () => {
    expect(tables.map(({ name }) => name)).toEqual(expect.arrayContaining(Object.keys(SHARED)))
  })

  test('every domain table has hub_id first in its primary key, unique indexes and foreign keys', () => {
    for (const { name, unique, foreignKeys, columns } of domain) {
      const hubId = columns.find((column) => column.name === 'hub_id')
      expect(hubId, name).toMatchObject({ type: 'uuid', nullable: false })
      expect(
        unique.filter((index) => index.primary),
        `${name}: primary key`,
      ).toHaveLength(1)
      for (const index of unique) expect(index.columns[0], `${name}: ${index.name}`).toBe('hub_id')
      for (const key of foreignKeys) {
        expect([key.columns[0], key.parentColumns[0]], `${name}: ${key.name}`).toEqual(['hub_id', 'hub_id'])
        expect(SHARED, `${name}: ${key.name}`).not.toHaveProperty(key.parent)
      }
    }
  })

  test('row-level security is on and forced on every table', async () => {
    const { rows } = await owner.query(
      `SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
       AND NOT (relrowsecurity AND relforcerowsecurity)`,
    )
    expect(rows).toEqual([])
  })

  test('the roles of the application own nothing and cannot pass the walls', async () => {
    const { rows } = await owner.query(
      `SELECT rolname, rolsuper, rolbypassrls, rolcreaterole, rolcanlogin,
         (SELECT count(*)::int FROM pg_class WHERE relowner = r.oid) AS owned,
         (SELECT count(*)::int FROM pg_auth_members WHERE member = r.oid) AS member_of
       FROM pg_roles r WHERE rolname LIKE 'palier\\_%' ORDER BY rolname`,
    )
    const powerless = { rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcanlogin: false }
    expect(rows).toEqual([
      { rolname: 'palier_auth', ...powerless, owned: 0, member_of: 0 },
      { rolname: 'palier_hub', ...powerless, owned: 0, member_of: 0 },
    ])
  })
})

describe('one hub and its neighbour', () => {
  test('each sees its own rows in every table, so that the zeros below mean something', async () => {
    for (const ctx of [hub.ctx, other]) {
      const own = await as('palier_hub', ctx.hub.id, () =>
        each(seen(), (t) => touched(`SELECT FROM "${t.name}" LIMIT 1`)),
      )
      expect(own).toEqual(all(seen(), 1))
    }
  })

  test('it reads, changes and removes nothing of the neighbour', async () => {
    const list = seen()
    const b = other.hub.id
    await as('palier_hub', hub.ctx.hub.id, async () => {
      const where = (t: Table) => `WHERE ${hubColumn(t)} = '${b}'`
      expect(await each(list, (t) => touched(`SELECT FROM "${t.name}" ${where(t)}`))).toEqual(all(list, 0))
      const set = (t: Table) => `UPDATE "${t.name}" SET ${hubColumn(t)} = ${hubColumn(t)} ${where(t)}`
      for (const [name, answer] of Object.entries(await each(list, (t) => touched(set(t)))))
        expect([0, '42501'], `update ${name}`).toContain(answer)
      const remove = (t: Table) => touched(`DELETE FROM "${t.name}" ${where(t)}`)
      for (const [name, answer] of Object.entries(await each(list, remove)))
        expect([0, '42501'], `delete ${name}`).toContain(answer)
    })
  })

  test('it writes nothing into the neighbour, nor moves a row there', async () => {
    const list = tables.filter(hasHub)
    const b = other.hub.id
    await as('palier_hub', hub.ctx.hub.id, async () => {
      const insert = (t: Table) => touched(`INSERT INTO "${t.name}" (hub_id) VALUES ('${b}')`)
      expect(await each(list, insert)).toEqual(all(list, '42501'))
      const move = (t: Table) => touched(`UPDATE "${t.name}" SET hub_id = '${b}'`)
      expect(await each(list, move)).toEqual(all(list, '42501'))
    })
  })

  test('without a current hub there is nothing to see and nowhere to write', async () => {
    const list = seen()
    await as('palier_hub', null, async () => {
      expect(await each(list, (t) => touched(`SELECT FROM "${t.name}"`))).toEqual(all(list, 0))
      const insert = (t: Table) =>
        touched(`INSERT INTO "${t.name}" (${hubColumn(t)}) VALUES ($1)`, [hub.ctx.hub.id])
      expect(await each(list, insert)).toEqual(all(list, '42501'))
    })
  })

  test('the role of a hub does not reach accounts, sessions or passwords', async () => {
    const closed = tables.filter((t) => !seen().includes(t))
    const answers = await as('palier_hub', hub.ctx.hub.id, () =>
      each(closed, (t) => touched(`SELECT FROM "${t.name}"`)),
    )
    expect(answers).toEqual(all(closed, '42501'))
  })

  test('the role of accounts reads no table of a hub', async () => {
    // Roles in hubs are what it answers sign-in with.
    const closed = domain.filter(({ name }) => name !== 'hub_roles')
    const answers = await as('palier_auth', null, () =>
      each(closed, (t) => touched(`SELECT FROM "${t.name}"`)),
    )
    expect(answers).toEqual(all(closed, '42501'))
  })
})

describe('what is never changed', () => {
  const root = fileURLToPath(new URL('..', import.meta.url))
  const secure = readFileSync(`${root}/db/secure.sql`, 'utf8')
  const listed = [
    .../append_only constant text\[\] := ARRAY\[([^\]]*)\]/.exec(secure)![1]!.matchAll(/'(\w+)'/g),
  ]
    .map((match) => match[1]!)
    .sort()

  test('the tables said to be append-only in the code are those the database guards', () => {
    const said = globSync('src/**/tables.ts', { cwd: root }).flatMap((file) =>
      [
        ...readFileSync(`${root}/${file}`, 'utf8').matchAll(
          /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*export const \w+ = pgTable\(\s*'(\w+)'/g,
        ),
      ]
        .filter((match) => match[1]!.includes('Append-only'))
        .map((match) => match[2]!),
    )
    expect(listed).toEqual(said.sort())
  })

  test('they refuse UPDATE, DELETE and TRUNCATE of their own rows', async () => {
    const list = tables.filter(({ name }) => listed.includes(name))
    expect(list).toHaveLength(listed.length)
    await as('palier_hub', hub.ctx.hub.id, async () => {
      const refused = all(list, '42501')
      expect(await each(list, (t) => touched(`UPDATE "${t.name}" SET hub_id = hub_id`))).toEqual(refused)
      expect(await each(list, (t) => touched(`DELETE FROM "${t.name}"`))).toEqual(refused)
      expect(await each(list, (t) => touched(`TRUNCATE "${t.name}"`))).toEqual(refused)
    })
  })
})
