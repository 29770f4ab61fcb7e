import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { must } from '#kit/result.ts'
import { audit, emit, nextNumber, once } from '#platform/context/ctx.server.ts'
import { createAccount, giveRole } from '#platform/session/accounts.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { freshDatabase } from '#test/run/database.ts'
import { writeBackup } from './backup.server.ts'
import { readFrames } from './frames.server.ts'
import { checkBackup, restoreBackup } from './restore.server.ts'
import { backupTables } from './schema.server.ts'

let home: string
let hub: TestHub
let file: string
const at = new Date('2026-03-02T09:00:00Z')

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'palier-backup-'))
  file = join(home, 'all.palier')
  hub = await testHub()
  const neighbour = await hub.other('voisin')
  for (const ctx of [hub.ctx, neighbour]) {
    const email = `${ctx.hub.slug}@exemple.fr`
    const { userId } = must(await createAccount(hub.db, { name: 'Zoé', email, password: 'dix lettres', at }))
    await giveRole(ctx, userId, 'desk')
    await ctx.tx(async (tx) => {
      await audit(tx, ctx, 'add', 'thing', 'a\tb\\c\nd', { quote: `l'"épicerie" \\. ${ctx.hub.slug}` })
      await emit(tx, ctx, 'things.added', '\\.', { nothing: null })
      await nextNumber(tx, ctx, 'D2026')
      return await once(tx, ctx, 'key', async () => ({ ok: true, value: { n: 1 } }) as const)
    })
  }
  await owner(
    hub.config,
    'INSERT INTO outbox (id, recipient, subject, body, at) VALUES (gen_random_uuid(), $1, $1, $1, now())',
    ['\\N'],
  )
})
afterAll(async () => {
  await hub.close()
  rmSync(home, { recursive: true, force: true })
})

async function owner(config: pg.ClientConfig, sql: string, values: unknown[] = []): Promise<pg.QueryResult> {
  const client = new pg.Client(config)
  await client.connect()
  try {
    return await client.query(sql, values)
  } finally {
    await client.end()
  }
}

/** Every row of every table that a backup holds, as PostgreSQL itself prints it. */
async function everything(config: pg.ClientConfig): Promise<Record<string, string[]>> {
  const client = new pg.Client(config)
  await client.connect()
  try {
    const all: Record<string, string[]> = {}
    for (const { name } of await backupTables(client)) {
      const { rows } = await client.query(`SELECT t::text AS row FROM "${name}" t ORDER BY 1`)
      all[name] = rows.map(({ row }) => row)
    }
    return all
  } finally {
    await client.end()
  }
}

async function copy<T>(work: (config: pg.ClientConfig) => Promise<T>): Promise<T> {
  const fresh = await freshDatabase()
  try {
    return await work(fresh.config)
  } finally {
    await fresh.drop()
  }
}

const empty = (all: Record<string, string[]>) => Object.values(all).every((rows) => rows.length === 0)

test('what is restored is what was there, row for row, and the walls stand again', async () => {
  const written = await writeBackup(hub.config, file, at)
  const before = await everything(hub.config)
  expect(written.rows).toEqual(
    Object.fromEntries(Object.entries(before).map(([name, rows]) => [name, rows.length])),
  )
  expect(before.audit_log).toHaveLength(2)
  expect(before.outbox).toHaveLength(1)
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(existsSync(`${file}.part`)).toBe(false)
  await copy(async (config) => {
    const restored = must(await restoreBackup(config, file, { force: false }))
    expect(restored).toMatchObject({ rows: written.rows, head: { at: at.toISOString() } })
    expect(await everything(config)).toEqual(before)
    const open = `SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
                  AND NOT relforcerowsecurity`
    expect((await owner(config, open)).rows).toEqual([])
  })
})

test('an owner who is no superuser writes and restores the same file', async () => {
  const role = `owner_${crypto.randomUUID().slice(0, 8)}`
  const take = async (config: pg.ClientConfig) => {
    await owner(
      config,
      `DO $$ DECLARE t record; BEGIN
      FOR t IN SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' LOOP
        EXECUTE format('ALTER TABLE %I OWNER TO ${role}', t.relname);
      END LOOP; END $$;
      GRANT USAGE ON SCHEMA drizzle TO ${role}; GRANT SELECT ON ALL TABLES IN SCHEMA drizzle TO ${role}`,
    )
    return { ...config, user: role }
  }
  await owner(hub.config, `CREATE ROLE ${role} LOGIN NOSUPERUSER; GRANT palier_hub, palier_auth TO ${role}`)
  const mine = await take(hub.config)
  const other = join(home, 'owner.palier')
  const written = await writeBackup(mine, other, at)
  expect(written.rows.audit_log).toBe(2)
  const before = await everything(hub.config)
  await copy(async (config) => {
    must(await restoreBackup(await take(config), other, { force: false }))
    expect(await everything(config)).toEqual(before)
    await owner(config, `REASSIGN OWNED BY ${role} TO CURRENT_USER; DROP OWNED BY ${role}`)
  })
  await owner(
    hub.config,
    `REASSIGN OWNED BY ${role} TO CURRENT_USER; DROP OWNED BY ${role}; DROP ROLE ${role}`,
  )
})

test('sign-ins are not in it', async () => {
  const tables: string[] = []
  for await (const frame of readFrames(file)) if (frame.kind === 'TABLE') tables.push(frame.table.name)
  expect(tables).toContain('people')
  expect(tables).not.toContain('session')
  expect(tables).not.toContain('verification')
})

test('a file cut anywhere is refused and nothing is written', async () => {
  const whole = readFileSync(file)
  const cut = join(home, 'cut.palier')
  await copy(async (config) => {
    for (const share of [0, 0.01, 0.3, 0.7, 0.99]) {
      writeFileSync(cut, whole.subarray(0, Math.floor(whole.length * share)))
      expect(await restoreBackup(config, cut, { force: false })).toEqual({ ok: false, code: 'damaged' })
    }
    expect(empty(await everything(config))).toBe(true)
  })
})

test('a file altered, or cut and zipped again, is refused', async () => {
  const plain = gunzipSync(readFileSync(file))
  const changed = join(home, 'changed.palier')
  const at = plain.indexOf('voisin')
  const swapped = Buffer.concat([plain.subarray(0, at), Buffer.from('VOISIN'), plain.subarray(at + 6)])
  const end = plain.lastIndexOf('END ')
  const damaged = [
    gzipSync(swapped),
    gzipSync(plain.subarray(0, end)),
    gzipSync(plain.subarray(0, end - 7)),
    gzipSync(Buffer.concat([plain, Buffer.from('DATA 1\nx')])),
    gzipSync('not a backup at all, but long enough to look like something'),
    Buffer.from('not even zipped'),
  ]
  for (const bytes of damaged) {
    writeFileSync(changed, bytes)
    expect(await checkBackup(changed)).toEqual({ ok: false, code: 'damaged' })
  }
})

test('another format and another schema are refused', async () => {
  const plain = gunzipSync(readFileSync(file))
  const newer = join(home, 'newer.palier')
  writeFileSync(
    newer,
    gzipSync(Buffer.from(plain.toString('latin1').replace('"format":1', '"format":2'), 'latin1')),
  )
  expect(await checkBackup(newer)).toEqual({ ok: false, code: 'other_format' })
  await copy(async (config) => {
    await owner(config, `INSERT INTO drizzle.__drizzle_migrations (hash, created_at) VALUES ('next', 9e15)`)
    expect(await restoreBackup(config, file, { force: true })).toEqual({ ok: false, code: 'other_version' })
    expect(empty(await everything(config))).toBe(true)
  })
})

test('a database with rows is kept, unless told to erase it', async () => {
  const before = await everything(hub.config)
  const other = await testHub()
  const theirs = await everything(other.config)
  expect(await restoreBackup(other.config, file, { force: false })).toEqual({ ok: false, code: 'not_empty' })
  expect(await everything(other.config)).toEqual(theirs)
  must(await restoreBackup(other.config, file, { force: true }))
  expect(await everything(other.config)).toEqual(before)
  await other.close()
})

test('rows written while it runs are not in it: it shows one instant', async () => {
  const busy = Promise.all(
    Array.from({ length: 20 }, (_, n) =>
      hub.ctx.tx(async (tx) => {
        await audit(tx, hub.ctx, 'pair', 'thing', String(n))
        await emit(tx, hub.ctx, 'things.paired', String(n))
      }),
    ),
  )
  const live = join(home, 'live.palier')
  const { rows } = await writeBackup(hub.config, live, at)
  await busy
  // One audit line and one event per fact: a backup that mixed two instants would count them apart.
  expect(rows.audit_log).toBe(rows.events)
})
