import { setTimeout as sleep } from 'node:timers/promises'
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import type { Id } from '#kit/id.ts'
import { isId } from '#kit/id.ts'

// pg answers `date` as a JavaScript Date in the host's zone, which shifts days: keep the text.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)

/** A transaction already scoped to one hub: every query in it sees that hub's rows only. */
export type Tx = NodePgDatabase

export type Db = {
  /** Runs `work` in one transaction as the role `palier_hub`, under row-level security for `hubId`. */
  inHub<T>(hubId: Id<'Hub'>, work: (tx: Tx) => Promise<T>, options?: { readOnly?: boolean }): Promise<T>
  /** Accounts, sessions and the list of hubs: the role `palier_auth`, which reads no domain table. */
  auth: NodePgDatabase
  close(): Promise<void>
}

/** Postgres asks to try again: serialization failure, deadlock. Source: PostgreSQL, appendix A. */
const RETRY = new Set(['40001', '40P01'])
const ATTEMPTS = 4

/** SQLSTATE of an error thrown through drizzle (it keeps the driver's error as `cause`). */
export function sqlState(error: unknown): string | undefined {
  const e = error as { code?: string; cause?: { code?: string } } | undefined
  return e?.cause?.code ?? (typeof e?.code === 'string' ? e.code : undefined)
}

/** True when a write met the unique index `name`. */
export function isDuplicate(error: unknown, name?: string): boolean {
  const e = error as { constraint?: string; cause?: { constraint?: string } }
  return sqlState(error) === '23505' && (!name || (e.cause?.constraint ?? e.constraint) === name)
}

/**
 * Answers `taken` when a whole transaction met the unique index `name`: only the index sees two hands that write the
 * same value at once. `transaction` must be the outermost, for what failed inside can no longer be used.
 */
export async function unlessTaken<T, Taken>(
  name: string,
  taken: Taken,
  transaction: () => Promise<T>,
): Promise<T | Taken> {
  try {
    return await transaction()
  } catch (error) {
    if (isDuplicate(error, name)) return taken
    throw error
  }
}

/**
 * Where a transaction holds what it still has to write before it commits. On the transaction and under a symbol of the
 * whole process: the built pages carry a copy of this file, and use the database that the sources opened.
 */
const ENDINGS: unique symbol = Symbol.for('palier.before-commit') as never
/** Where a transaction finds the secret that seals its rows: in no table, so that who holds the tables lacks it. */
const SEAL_SECRET: unique symbol = Symbol.for('palier.seal-secret') as never
type SealSecret = () => Promise<string>
type WithEndings = Tx & { [ENDINGS]?: (() => Promise<void>)[]; [SEAL_SECRET]?: SealSecret }

/** The secret that seals and signs what is written here; null for a database opened without one. */
export const sealSecretOf = async (tx: Tx): Promise<string | null> =>
  (await (tx as WithEndings)[SEAL_SECRET]?.()) ?? null

/**
 * Runs `work` once, as the last thing before `tx` commits; never when it rolls back. For lines that nothing reads
 * inside the transaction: however many there are, they go in one statement.
 */
export function beforeCommit(tx: Tx, work: () => Promise<void>): void {
  const list = (tx as WithEndings)[ENDINGS]
  if (!list) throw new TypeError('not the transaction of a hub')
  list.push(work)
}

/** Gives every statement of a connection a name, the same for the same text: PostgreSQL reads and plans it once. */
function keepStatements(client: pg.PoolClient): void {
  const names = new Map<string, string>()
  const send = client.query.bind(client) as (...given: unknown[]) => unknown
  const named = (first: unknown, ...rest: unknown[]): unknown => {
    if (typeof first !== 'object' || first === null || !('text' in first)) return send(first, ...rest)
    const text = String(first.text)
    const name = names.get(text) ?? `s${names.size}`
    names.set(text, name)
    return send({ ...first, name }, ...rest)
  }
  client.query = named as typeof client.query
}

const asRole = (config: pg.ClientConfig, role: string, max: number, settings = ''): pg.Pool => {
  const options = `-c role=${role}${settings}`
  // A connection that never comes free means transactions waiting inside transactions: an error, not a page that hangs.
  const pool = new pg.Pool({ ...config, options, max, connectionTimeoutMillis: 15_000 })
  // A broken idle connection (database restarted) must not end the process; the next query reconnects.
  pool.on('error', () => undefined)
  // Nor a connection lost between two statements of a transaction: its next statement fails, and says why.
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

/**
 * @param options.batch for a long piece of work that can be made again (the demo's year): answers before the disk
 * has it, so a crash may lose the last moments, never tear them; and keeps the plans of its few statements, which
 * the lists of the pages could not: theirs depend on what is searched.
 * @param options.sealSecret what seals and signs rows (`sealSecretOf`); asked for at the first row to seal.
 */
export function openDb(
  config: pg.ClientConfig,
  options: { batch?: boolean; sealSecret?: SealSecret } = {},
): Db {
  const hubPool = asRole(config, 'palier_hub', 16, options.batch ? ' -c synchronous_commit=off' : '')
  if (options.batch) hubPool.on('connect', keepStatements)
  const authPool = asRole(config, 'palier_auth', 6)

  async function attempt<T>(begin: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    const client = await hubPool.connect()
    let broken: Error | undefined
    try {
      await client.query(begin)
      const last: (() => Promise<void>)[] = []
      const tx: Tx = Object.assign(drizzle(client), { [ENDINGS]: last, [SEAL_SECRET]: options.sealSecret })
      const answer = await work(tx)
      for (const end of last) await end()
      await client.query('COMMIT')
      return answer
    } catch (error) {
      await client.query('ROLLBACK').catch((e: Error) => {
        broken = e
      })
      throw error
    } finally {
      client.release(broken)
    }
  }

  return {
    async inHub(hubId, work, options) {
      // The identifier goes into the statement's text, so its shape is checked here whatever the caller did.
      if (!isId(hubId)) throw new TypeError('hub id is not a UUID')
      const begin = `BEGIN${options?.readOnly ? ' READ ONLY' : ''}; SET LOCAL palier.hub = '${hubId}'`
      for (let n = 1; ; n++) {
        try {
          return await attempt(begin, work)
        } catch (error) {
          if (n >= ATTEMPTS || !RETRY.has(sqlState(error) ?? '')) throw error
          // Two that met once would meet again if both started over at the same moment.
          await sleep(Math.random() * 20 * n)
        }
      }
    },
    auth: drizzle(authPool),
    async close() {
      await Promise.all([hubPool.end(), authPool.end()])
    },
  }
}
