import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { ok, type Result, refuse } from '#kit/result.ts'
import {
  Damaged,
  type End,
  FORMAT,
  type Frame,
  type Head,
  readFrames,
  type TableHead,
} from './frames.server.ts'
import { appliedMigrations, backupTables, columnList, quoted } from './schema.server.ts'

export type RestoreRefusal = 'damaged' | 'other_format' | 'other_version' | 'not_empty'
type Restored = { head: Head; rows: Record<string, number> }

/**
 * Reads a whole backup without a database: its checksum is right and its format is ours.
 * Throws the file system's errors.
 */
export async function checkBackup(file: string): Promise<Result<Restored, 'damaged' | 'other_format'>> {
  let head: Head | undefined
  let end: End | undefined
  try {
    for await (const frame of readFrames(file)) {
      if (!head) {
        if (frame.kind !== 'HEAD' || frame.head.palier !== 'backup') return refuse('damaged')
        if (frame.head.format !== FORMAT) return refuse('other_format')
        head = frame.head
      } else if (frame.kind === 'END') end = frame.end
    }
    if (head && end) return ok({ head, rows: end.rows })
  } catch (error) {
    if (!(error instanceof Damaged)) throw error
  }
  return refuse('damaged')
}

/**
 * Fills a migrated database from a backup, in one transaction: everything or nothing.
 * @param force erases what the database holds; without it a database with rows is refused.
 */
export async function restoreBackup(
  config: pg.ClientConfig,
  file: string,
  options: { force: boolean },
): Promise<Result<Restored, RestoreRefusal>> {
  const checked = await checkBackup(file)
  if (!checked.ok) return checked
  const client = new pg.Client(config)
  await client.connect()
  try {
    await client.query('BEGIN')
    const refused = await prepare(client, checked.value.head, options.force)
    if (refused) {
      await client.query('ROLLBACK')
      return refuse(refused)
    }
    const rows = await load(client, file)
    await force(client, 'FORCE')
    await client.query('COMMIT')
    // Without statistics the first pages would be planned for empty tables.
    await client.query('ANALYZE')
    return ok({ head: checked.value.head, rows })
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined)
    // The file changed since it was checked.
    if (error instanceof Damaged) return refuse('damaged')
    throw error
  } finally {
    await client.end()
  }
}

async function prepare(client: pg.Client, head: Head, erase: boolean): Promise<RestoreRefusal | undefined> {
  const here = await appliedMigrations(client)
  if (here.join() !== head.migrations.join()) return 'other_version'
  // COPY FROM is not possible under row-level security; nobody else sees the table until it is forced again.
  await force(client, 'NO FORCE')
  if (erase) {
    const { rows } = await client.query<{ list: string }>(
      `SELECT string_agg(format('%I', relname), ', ') AS list FROM pg_class
       WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')`,
    )
    await client.query(`TRUNCATE ${rows[0]!.list}`)
    return undefined
  }
  for (const { name } of await backupTables(client)) {
    if ((await client.query(`SELECT FROM ${quoted(name)} LIMIT 1`)).rowCount) return 'not_empty'
  }
  return undefined
}

async function force(client: pg.Client, how: 'FORCE' | 'NO FORCE'): Promise<void> {
  for (const { name } of await backupTables(client))
    await client.query(`ALTER TABLE ${quoted(name)} ${how} ROW LEVEL SECURITY`)
}

async function load(client: pg.Client, file: string): Promise<Record<string, number>> {
  const known = new Map((await backupTables(client)).map((table) => [table.name, table]))
  const frames = readFrames(file)
  const rows: Record<string, number> = {}
  let end: End | undefined
  let frame = await next(frames)
  while (frame) {
    if (frame.kind === 'END') end = frame.end
    if (frame.kind !== 'TABLE') {
      frame = await next(frames)
      continue
    }
    const { name, columns } = frame.table
    const table = known.get(name)
    if (!table || columns.some((column) => !table.columns.includes(column)))
      throw new Damaged('unknown table')
    const loaded = await loadTable(client, frame.table, frames)
    rows[name] = loaded.count
    frame = loaded.after
  }
  for (const [name, count] of Object.entries(end?.rows ?? {}))
    if (rows[name] !== count) throw new Damaged('rows are missing')
  return rows
}

const next = async (frames: AsyncGenerator<Frame>): Promise<Frame | undefined> => {
  const { value, done } = await frames.next()
  return done ? undefined : value
}

/** Sends the DATA frames that follow; answers the first frame that is something else. */
async function loadTable(
  client: pg.Client,
  { name, columns }: TableHead,
  frames: AsyncGenerator<Frame>,
): Promise<{ count: number; after: Frame | undefined }> {
  let after: Frame | undefined
  async function* data(): AsyncGenerator<Buffer> {
    for (after = await next(frames); after?.kind === 'DATA'; after = await next(frames)) yield after.bytes
  }
  const target = client.query(copyFrom(`COPY ${quoted(name)} (${columnList(columns)}) FROM STDIN`))
  await pipeline(Readable.from(data()), target)
  return { count: target.rowCount, after }
}
