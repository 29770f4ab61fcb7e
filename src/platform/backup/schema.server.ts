import type pg from 'pg'

export type BackupTable = {
  name: string
  /** Written columns: generated ones are computed again. */
  columns: string[]
  /** True for accounts and hubs, which the role `palier_auth` reads whole; the others are read hub by hub. */
  shared: boolean
}

/**
 * Left out on purpose: a restored copy must not bring old sign-ins and sign-in links back to life. Jobs (schema
 * `pgboss`) are left out too: they are queued again from the facts. There are no sequences: ids are made by us and
 * human numbers are rows of `counters`.
 */
const LEFT_OUT = ['session', 'verification']

/** Tables in an order in which foreign keys hold, with the columns to write. */
export async function backupTables(client: pg.ClientBase): Promise<BackupTable[]> {
  const { rows: left } = await client.query<BackupTable & { parents: string[] }>(
    `SELECT c.relname AS name,
       has_table_privilege('palier_auth', c.oid, 'SELECT') AS shared,
       (SELECT array_agg(a.attname::text ORDER BY a.attnum) FROM pg_attribute a
         WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '') AS columns,
       array(SELECT p.relname::text FROM pg_constraint k JOIN pg_class p ON p.oid = k.confrelid
         WHERE k.conrelid = c.oid AND k.contype = 'f' AND p.oid <> c.oid AND NOT p.relispartition) AS parents
     FROM pg_class c
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
       AND c.relname <> ALL ($1)
     ORDER BY c.relname`,
    [LEFT_OUT],
  )
  const sorted: BackupTable[] = []
  while (left.length > 0) {
    const free = ({ parents }: { parents: string[] }) =>
      parents.every((parent) => sorted.some(({ name }) => name === parent))
    const at = left.findIndex(free)
    if (at === -1) throw new Error(`foreign keys in a circle: ${left.map(({ name }) => name).join(', ')}`)
    const { name, columns, shared } = left.splice(at, 1)[0]!
    sorted.push({ name, columns, shared })
  }
  return sorted
}

/** Hashes of the migrations applied to this database, in order: the version of its schema. */
export async function appliedMigrations(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ hash: string }>(
    'SELECT hash FROM drizzle.__drizzle_migrations ORDER BY created_at, id',
  )
  return rows.map(({ hash }) => hash)
}

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`
export const columnList = (columns: readonly string[]): string => columns.map(quoted).join(', ')
