import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { eq } from 'drizzle-orm'
import pg from 'pg'
import type { Clock } from '../clock/clock.ts'
import { type Ctx, createCtx } from '../context/ctx.server.ts'
import { type Db, openDb } from '../db/db.server.ts'
import { findRunning, StartError, startEmbedded } from '../db/embedded/embedded.server.ts'
import { migrate } from '../db/migrate.server.ts'
import { hubs } from '../db/tables.ts'
import { sealSecretIn } from '../session/secret.server.ts'
import { type Given, UsageError } from './command.ts'

export type OpenDatabase = {
  config: pg.ClientConfig
  db: Db
  /** True for our own PostgreSQL, false for the server that DATABASE_URL names. */
  embedded: boolean
  /** What seals the payments (`openDb`): for whoever opens the same database again. */
  sealSecret: () => Promise<string>
  close(): Promise<void>
}

const LEAST_VERSION = 150_000

/** One clear sentence for a DATABASE_URL that cannot serve; no password, no stack. */
async function checkServer(config: pg.ClientConfig): Promise<void> {
  let client: pg.Client | undefined
  try {
    // An address that cannot be read is thrown here, before any connection.
    client = new pg.Client({ ...config, connectionTimeoutMillis: 8000 })
    await client.connect()
    const { rows } = await client.query('SHOW server_version_num')
    if (Number(rows[0].server_version_num) < LEAST_VERSION)
      throw new UsageError(
        `DATABASE_URL: PostgreSQL 15 or newer is needed, this one is ${rows[0].server_version_num}`,
      )
  } catch (error) {
    if (error instanceof UsageError) throw error
    throw new UsageError(
      // Two addresses of one name refused make an error without a sentence, but with a code.
      `DATABASE_URL: cannot use this database (${(error as Error).message || (error as { code?: string }).code || 'no answer'})`,
    )
  } finally {
    await client?.end().catch(() => undefined)
  }
}

function configOf(url: string): pg.ClientConfig {
  if (!/^postgres(ql)?:\/\//.test(url)) throw new UsageError('DATABASE_URL: must start with postgres://')
  return { connectionString: url }
}

/**
 * Opens the database that the options name, migrated. `own` is for the server, which must be alone on its data
 * folder; other commands work beside a running server.
 * @throws {UsageError} for a DATABASE_URL that cannot serve, {StartError} for a data folder that cannot.
 */
export async function openDatabase(
  given: Pick<Given, 'data'>,
  options: { own?: boolean; fsync?: boolean } = {},
): Promise<OpenDatabase> {
  const url = process.env.DATABASE_URL
  const sealSecret = sealSecretIn(resolve(given.data))
  const open = (config: pg.ClientConfig) => openDb(config, { sealSecret })
  if (url) {
    const config = configOf(url)
    await checkServer(config)
    try {
      await migrate(config)
    } catch (error) {
      const why = (error as { cause?: Error }).cause?.message ?? (error as Error).message
      throw new UsageError(`DATABASE_URL: cannot prepare this database (${why})`)
    }
    const db = open(config)
    return { config, db, embedded: false, sealSecret, close: () => db.close() }
  }
  const dataDir = resolve(given.data)
  const running = options.own ? undefined : findRunning(dataDir)
  if (running) {
    const db = open(running)
    return { config: running, db, embedded: true, sealSecret, close: () => db.close() }
  }
  const server = await startEmbedded({ dataDir, fsync: options.fsync })
  try {
    await migrate(server.config)
  } catch (error) {
    await server.stop()
    throw error
  }
  const db = open(server.config)
  return {
    config: server.config,
    db,
    embedded: true,
    sealSecret,
    async close() {
      await db.close()
      await server.stop()
    },
  }
}

/**
 * Says so when no database was ever made where the options point. For commands that only read: opening would make an
 * empty one, and an empty answer from it would look like a good one.
 */
export function noDatabaseIn({ data }: Pick<Given, 'data'>): string | undefined {
  if (process.env.DATABASE_URL || existsSync(join(resolve(data), 'pg'))) return undefined
  return `there is no database in ${resolve(data)}. Say where with --data DIR.`
}

/** The hub named by `--hub` as the system sees it; the only hub when none is named. */
export async function systemCtx(db: Db, given: Pick<Given, 'hub'>, clock: Clock): Promise<Ctx> {
  const found = await db.auth
    .select()
    .from(hubs)
    .where(given.hub ? eq(hubs.slug, given.hub) : undefined)
    .limit(2)
  if (found.length === 0) throw new UsageError(given.hub ? `no hub '${given.hub}'` : 'there is no hub yet')
  if (found.length > 1) throw new UsageError('several hubs: say which one with --hub')
  return createCtx({ db, hub: found[0]!, actor: { userId: null, name: 'Palier', roles: ['admin'] }, clock })
}

/** Runs a command's work with a database, and turns what cannot start into one sentence and exit code 1. */
export async function withDatabase(
  given: Given,
  work: (open: OpenDatabase) => Promise<number>,
): Promise<number> {
  let open: OpenDatabase
  try {
    open = await openDatabase(given)
  } catch (error) {
    if (!(error instanceof StartError)) throw error
    given.err(error.message)
    return 1
  }
  try {
    return await work(open)
  } finally {
    await open.close()
  }
}
