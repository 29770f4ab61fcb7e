import { createHash } from 'node:crypto'
import { open, rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { FORMAT, type Frame, frameOf } from './frames.server.ts'
import { appliedMigrations, type BackupTable, backupTables, columnList, quoted } from './schema.server.ts'

export type Written = { tables: number; rows: Record<string, number>; sha256: string }

/**
 * Writes every row to one file, as they stood at one instant, beside a running server and in constant memory.
 * The file appears under its name only when it is whole and on disk. Throws the file system's errors.
 * @param config the owner's connection.
 */
export async function writeBackup(config: pg.ClientConfig, file: string, at: Date): Promise<Written> {
  const client = new pg.Client(config)
  await client.connect()
  const aside = `${file}.part`
  // Personal data: for the eyes of whoever runs the hub only.
  const handle = await open(aside, 'w', 0o600).catch(async (error) => {
    await client.end()
    throw error
  })
  try {
    const written: Written = { tables: 0, rows: {}, sha256: '' }
    const output = handle.createWriteStream({ flush: true })
    await pipeline(Readable.from(frames(client, at, written)), createGzip({ level: 6 }), output)
    await rename(aside, file)
    return written
  } catch (error) {
    await rm(aside, { force: true })
    throw error
  } finally {
    await handle.close().catch(() => undefined)
    await client.end()
  }
}

async function* frames(client: pg.Client, at: Date, written: Written): AsyncGenerator<Buffer> {
  const hash = createHash('sha256')
  const hashed = (kind: Frame['kind'], payload: Buffer | string): Buffer => {
    const frame = frameOf(kind, payload)
    hash.update(frame)
    return frame
  }
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
  const tables = await backupTables(client)
  const migrations = await appliedMigrations(client)
  const head = { palier: 'backup', format: FORMAT, migrations, at: at.toISOString() }
  yield hashed('HEAD', JSON.stringify(head))
  // Under the roles of the application: an owner that is no superuser sees nothing through forced row-level security.
  await client.query('SET LOCAL ROLE palier_auth')
  const { rows: hubs } = await client.query<{ id: string }>('SELECT id FROM hubs ORDER BY id')
  for (const table of tables) {
    yield hashed('TABLE', JSON.stringify({ name: table.name, columns: table.columns }))
    written.rows[table.name] = 0
    for (const hub of table.shared ? [null] : hubs) {
      await enter(client, hub?.id)
      const rows = copyRows(client, table)
      for await (const chunk of rows as AsyncIterable<Buffer>) yield hashed('DATA', chunk)
      // The count arrives behind the last row: one more round trip, and it is there.
      await client.query('RESET ROLE')
      written.rows[table.name]! += rows.rowCount
    }
  }
  await client.query('COMMIT')
  written.tables = tables.length
  written.sha256 = hash.digest('hex')
  yield frameOf('END', JSON.stringify({ rows: written.rows, sha256: written.sha256 }))
}

async function enter(client: pg.Client, hubId: string | undefined): Promise<void> {
  await client.query(`SET LOCAL ROLE ${hubId ? 'palier_hub' : 'palier_auth'}`)
  if (hubId) await client.query("SELECT set_config('palier.hub', $1, true)", [hubId])
}

const copyRows = (client: pg.Client, { name, columns }: BackupTable): Readable & { rowCount: number } =>
  client.query(copyTo(`COPY ${quoted(name)} (${columnList(columns)}) TO STDOUT`))
