import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { text } from 'node:stream/consumers'
import pg from 'pg'
import type { Account } from './account.server.ts'
import type { Binaries } from './binaries.server.ts'
import type { Layout } from './layout.server.ts'
import { serverEnv } from './postmaster.server.ts'
import { explainStart } from './start-error.ts'

const owner = 'palier'
const onWindows = process.platform === 'win32'

/**
 * Creates the cluster when the folder has none.
 * It is built aside and renamed, so an interrupted first start leaves nothing half made.
 * @throws {StartError}
 */
export async function createCluster(
  layout: Layout,
  binaries: Binaries,
  account: Account,
  fsync: boolean,
): Promise<void> {
  if (existsSync(layout.cluster)) return account.give(layout.cluster)
  const aside = `${layout.cluster}.new`
  rmSync(aside, { recursive: true, force: true })
  mkdirSync(aside, { mode: 0o700 })
  account.give(aside)
  const [command, args] = account.command(binaries.initdb, [
    ...['-D', aside, '--username', owner, '--encoding=UTF8', '--no-instructions'],
    ...['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
    ...authentication(layout),
    ...(fsync ? [] : ['--no-sync']),
  ])
  const child = spawn(command, args, {
    ...account.identity,
    cwd: aside,
    env: serverEnv(),
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const failure = text(child.stderr)
  const code = await new Promise<number | Error>((resolve) => {
    child.once('error', resolve)
    child.once('exit', (status) => resolve(status ?? 1))
  })
  if (code !== 0) {
    const said = code instanceof Error ? code.message : await failure
    writeFileSync(layout.log, said, { flag: 'a', mode: 0o600 })
    rmSync(aside, { recursive: true, force: true })
    throw explainStart(said, layout.dataDir, layout.log)
  }
  renameSync(aside, layout.cluster)
}

/** On a unix socket the folder's rights are the key; Windows has a port, hence a password. */
function authentication(layout: Layout): string[] {
  if (!onWindows) return ['--auth-local=trust', '--auth-host=reject']
  writeFileSync(layout.passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600 })
  return ['--auth=scram-sha-256', `--pwfile=${layout.passwordFile}`]
}

/** The server's settings as `name=value`. No statement, parameter or row ever reaches the log (privacy). */
export function settingsFor(layout: Layout, port: number, fsync: boolean): string[] {
  return [
    `port=${port}`,
    onWindows ? 'listen_addresses=127.0.0.1' : 'listen_addresses=',
    ...(onWindows ? [] : [`unix_socket_directories=${layout.socketDir}`, 'unix_socket_permissions=0700']),
    'shared_buffers=128MB',
    'max_connections=60',
    'jit=off',
    'timezone=UTC',
    'log_timezone=UTC',
    'lc_messages=C',
    'log_min_duration_statement=-1',
    'log_min_error_statement=panic',
    'log_error_verbosity=terse',
    'log_parameter_max_length=0',
    'log_parameter_max_length_on_error=0',
    'log_checkpoints=off',
    ...(fsync ? ['fsync=on'] : ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']),
  ]
}

/** The port a new server will use. A unix socket needs no free one: its folder is private. */
export async function choosePort(): Promise<number> {
  if (!onWindows) return 5432
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const address = probe.address()
  await new Promise((resolve) => probe.close(resolve))
  return typeof address === 'object' && address ? address.port : 5432
}

/** How to reach the server's `palier` database. */
export function configFor(layout: Layout, port: number): pg.ClientConfig & { host: string; user: string } {
  const base = { port, user: owner, database: owner }
  if (!onWindows) return { ...base, host: layout.socketDir }
  return { ...base, host: '127.0.0.1', password: readFileSync(layout.passwordFile, 'utf8') }
}

/** The same as a connection string that node-postgres and drizzle-kit understand. */
export function urlFor(config: ReturnType<typeof configFor>): string {
  const secret = typeof config.password === 'string' ? `:${encodeURIComponent(config.password)}` : ''
  const host = encodeURIComponent(config.host)
  return `postgresql://${config.user}${secret}@localhost:${config.port}/${config.database}?host=${host}`
}

/**
 * Connects once, creating the database on the first start, and says whether the server keeps every
 * acknowledged write (fsync). Throws node-postgres' errors.
 */
export async function greet(config: pg.ClientConfig): Promise<{ fsync: boolean }> {
  const client = new pg.Client(config)
  try {
    await client.connect()
  } catch (error) {
    await client.end().catch(() => {})
    if ((error as { code?: string }).code !== '3D000') throw error
    await createDatabase(config)
    return greet(config)
  }
  try {
    const { rows } = await client.query<{ fsync: string }>('SHOW fsync')
    return { fsync: rows[0]?.fsync === 'on' }
  } finally {
    await client.end()
  }
}

async function createDatabase(config: pg.ClientConfig): Promise<void> {
  const client = new pg.Client({ ...config, database: 'postgres' })
  await client.connect()
  try {
    await client.query(`CREATE DATABASE ${owner}`)
  } finally {
    await client.end()
  }
}
