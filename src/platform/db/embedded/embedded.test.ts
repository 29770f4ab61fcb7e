import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findRunning, type StartError, startEmbedded } from './embedded.server.ts'

const doorUrl = new URL('./embedded.server.ts', import.meta.url).href
const asRoot = process.getuid?.() === 0
const nobody = 65534
/** A clone in a closed folder (/root) cannot be run by anyone else: nothing to prove there. */
const canBeNobody =
  asRoot &&
  spawnSync(process.execPath, ['-e', 'fs.readFileSync(new URL(process.argv[1]))', doorUrl], {
    uid: nobody,
    gid: nobody,
    cwd: '/',
  }).status === 0

let home: string
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'palier-embedded-'))
  chmodSync(home, 0o755)
})
afterAll(() => rmSync(home, { recursive: true, force: true }))

async function ask(config: pg.ClientConfig | string, sql: string): Promise<unknown[]> {
  const client = new pg.Client(config)
  await client.connect()
  try {
    return (await client.query({ text: sql, rowMode: 'array' })).rows.flat()
  } finally {
    await client.end()
  }
}

/** A separate process that starts the database, says "ready" and waits, or says why it could not. */
async function hold(dataDir: string, options: { uid?: number; gid?: number } = {}) {
  const script = `
    import { startEmbedded } from ${JSON.stringify(doorUrl)}
    process.once('disconnect', () => process.exit())
    try {
      const db = await startEmbedded({ dataDir: ${JSON.stringify(dataDir)} })
      console.log('ready ' + db.adopted)
      setInterval(() => {}, 60_000)
    } catch (error) {
      console.log(error.name + ' ' + error.code + ' ' + error.message)
      process.exit(3)
    }`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    ...options,
    cwd: '/',
    // The channel ends it when the tests are interrupted.
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  const ended = new Promise<number | string | null>((resolve) => {
    child.once('exit', (code, signal) => resolve(code ?? signal))
  })
  const said = await new Promise<string>((resolve) =>
    child.stdout!.once('data', (data) => resolve(String(data).trim())),
  )
  return { child, said, ended }
}

const postmasterOf = (dataDir: string): number =>
  Number(readFileSync(join(dataDir, 'pg', 'postmaster.pid'), 'utf8').split('\n')[0])

/** A zombie no longer has a command line. */
const runs = (pid: number): boolean =>
  existsSync(`/proc/${pid}`) && readFileSync(`/proc/${pid}/cmdline`, 'utf8') !== ''

const endOf = async (pid: number): Promise<void> => {
  while (runs(pid)) await sleep(10)
}

const refusal = (dataDir: string): Promise<StartError> =>
  startEmbedded({ dataDir, fsync: false }).then(
    () => expect.unreachable('it started'),
    (error: StartError) => error,
  )

describe.runIf(process.platform === 'linux')('the embedded database', () => {
  it('creates the folder, answers on a private socket with safe settings, and keeps its rows', async () => {
    const dataDir = join(home, 'fresh', 'data')
    const first = await startEmbedded({ dataDir })
    const pid = postmasterOf(dataDir)
    expect(first.adopted).toBe(false)
    expect(await ask(first.url, 'SELECT current_user, current_database()')).toEqual(['palier', 'palier'])
    const shown = ['fsync', 'synchronous_commit', 'jit', 'timezone', 'listen_addresses', 'server_encoding']
    const settings = shown.map((name) => `current_setting('${name}')`).join(',')
    expect(await ask(first.config, `SELECT ${settings}`)).toEqual(['on', 'on', 'off', 'UTC', '', 'UTF8'])
    expect(statSync(join(dataDir, 'run')).mode & 0o777).toBe(0o700)
    await ask(first.config, `CREATE TABLE t AS SELECT 'Élodie' AS name`)
    await first.stop()
    await first.stop()
    expect(runs(pid)).toBe(false)
    expect(existsSync(join(dataDir, 'palier.lock'))).toBe(false)

    const second = await startEmbedded({ dataDir })
    expect(await ask(second.config, 'SELECT name FROM t')).toEqual(['Élodie'])
    await second.stop()
  })

  it('keeps what people typed out of its log', async () => {
    const dataDir = join(home, 'private')
    const db = await startEmbedded({ dataDir, fsync: false })
    await ask(db.config, 'CREATE TABLE p (email text PRIMARY KEY)')
    const twice = `INSERT INTO p VALUES ('lea@exemple.fr'), ('lea@exemple.fr')`
    await expect(ask(db.config, twice)).rejects.toThrow(/duplicate key/)
    await db.stop()
    const log = readFileSync(join(dataDir, 'postgres.log'), 'utf8')
    expect(log).toContain('duplicate key')
    expect(log).not.toContain('exemple.fr')
  })

  it('finds a short place for the socket of a long path', async () => {
    const dataDir = join(home, 'é'.repeat(60))
    const db = await startEmbedded({ dataDir, fsync: false })
    expect(await ask(db.url, 'SELECT 1')).toEqual([1])
    expect(Buffer.byteLength(String(db.config.host))).toBeLessThanOrEqual(90)
    await db.stop()
    expect(existsSync(String(db.config.host))).toBe(false)
  })

  it('adopts the server a killed process left, with what it had acknowledged', async () => {
    const dataDir = join(home, 'orphan')
    const killed = await hold(dataDir)
    expect(killed.said).toBe('ready false')
    const running = findRunning(dataDir)
    expect(running).toBeDefined()
    await ask(running!, 'CREATE TABLE t AS SELECT 42 AS n')
    const pid = postmasterOf(dataDir)
    killed.child.kill('SIGKILL')
    await killed.ended
    expect(runs(pid)).toBe(true)
    expect(findRunning(dataDir)).toBeUndefined()

    const db = await startEmbedded({ dataDir })
    expect(db.adopted).toBe(true)
    expect(postmasterOf(dataDir)).toBe(pid)
    expect(await ask(db.config, 'SELECT n FROM t')).toEqual([42])
    await db.stop()
    expect(runs(pid)).toBe(false)
  })

  it('recovers every acknowledged row after kill -9 of the database itself', async () => {
    const dataDir = join(home, 'crashed')
    const first = await startEmbedded({ dataDir })
    await ask(first.config, 'CREATE TABLE t (n int)')
    for (let n = 1; n <= 20; n++) await ask(first.config, `INSERT INTO t VALUES (${n})`)
    const pid = postmasterOf(dataDir)
    process.kill(pid, 'SIGKILL')
    await endOf(pid)
    await first.stop()
    expect(existsSync(join(dataDir, 'pg', 'postmaster.pid'))).toBe(true)

    const second = await startEmbedded({ dataDir })
    expect(await ask(second.config, 'SELECT count(*)::int FROM t')).toEqual([20])
    await second.stop()
  })

  it('starts although the number in a stale file now belongs to another program', async () => {
    const dataDir = join(home, 'reused')
    const first = await startEmbedded({ dataDir, fsync: false })
    await first.stop()
    writeFileSync(
      join(dataDir, 'pg', 'postmaster.pid'),
      `${process.pid}\n${dataDir}/pg\n0\n5432\n\n\n\nready\n`,
    )
    writeFileSync(join(dataDir, 'palier.lock'), JSON.stringify({ pid: process.pid, birth: 'another boot/1' }))
    const second = await startEmbedded({ dataDir, fsync: false })
    expect(await ask(second.config, 'SELECT 1')).toEqual([1])
    await second.stop()
  })

  it('refuses a second owner in one sentence, and only while the first one lives', async () => {
    const dataDir = join(home, 'shared')
    const first = await startEmbedded({ dataDir, fsync: false })
    const other = await hold(dataDir)
    expect(other.said).toMatch(
      /^StartError inUse Palier tourne déjà sur .+ \[Palier is already running .+\]$/,
    )
    expect(await other.ended).toBe(3)
    expect((await refusal(dataDir)).code).toBe('inUse')
    expect(await ask(first.config, 'SELECT 1')).toEqual([1])
    await first.stop()
    const third = await startEmbedded({ dataDir, fsync: false })
    await third.stop()
  })

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('leaves no process behind after %s', async (signal) => {
    const dataDir = join(home, signal)
    const holder = await hold(dataDir)
    const pid = postmasterOf(dataDir)
    holder.child.kill(signal)
    expect(await holder.ended).toBeGreaterThan(128)
    expect(runs(pid)).toBe(false)
    expect(existsSync(join(dataDir, 'palier.lock'))).toBe(false)
  })

  it('answers a closed folder, a file in its place and a broken cluster with a sentence', async () => {
    const file = join(home, 'file')
    writeFileSync(file, '')
    expect((await refusal(file)).code).toBe('noFolder')
    expect((await refusal(join(file, 'data'))).code).toBe('noFolder')

    const broken = join(home, 'broken')
    await startEmbedded({ dataDir: broken, fsync: false }).then((db) => db.stop())
    rmSync(join(broken, 'pg', 'global', 'pg_control'))
    const error = await refusal(broken)
    expect(error.code).toBe('broken')
    expect(error.message).toContain(join(broken, 'postgres.log'))
    expect(existsSync(join(broken, 'palier.lock'))).toBe(false)

    writeFileSync(join(broken, 'pg', 'PG_VERSION'), '12\n')
    expect((await refusal(broken)).code).toBe('otherVersion')
  })

  it.runIf(canBeNobody)(
    'works for an ordinary user, who is told when a folder is closed to them',
    async () => {
      const own = join(home, 'user')
      mkdirSync(own, { mode: 0o700 })
      chownSync(own, nobody, nobody)
      const holder = await hold(join(own, 'data'), { uid: nobody, gid: nobody })
      expect(holder.said).toBe('ready false')
      const pid = postmasterOf(join(own, 'data'))
      await stopHolder(holder.child, holder.ended)
      expect(runs(pid)).toBe(false)

      const closed = join(home, 'closed')
      mkdirSync(closed, { mode: 0o700 })
      const refused = await hold(join(closed, 'data'), { uid: nobody, gid: nobody })
      expect(refused.said).toMatch(/^StartError noFolder /)
      await refused.ended
    },
  )

  it.runIf(canBeNobody)(
    'lets root open a folder of an ordinary user without taking it from them',
    async () => {
      const own = join(home, 'lent')
      mkdirSync(own, { mode: 0o755 })
      chownSync(own, nobody, nobody)
      const holder = await hold(own, { uid: nobody, gid: nobody })
      await stopHolder(holder.child, holder.ended)
      const db = await startEmbedded({ dataDir: own })
      expect(await ask(db.config, 'SELECT 1')).toEqual([1])
      await db.stop()
      expect(statSync(join(own, 'pg')).uid).toBe(nobody)
    },
  )
})

async function stopHolder(child: ChildProcess, ended: Promise<unknown>): Promise<void> {
  child.kill('SIGTERM')
  await ended
}
