import type pg from 'pg'

export type Column = { name: string; type: string; nullable: boolean; generated: boolean }
type ForeignKey = { name: string; columns: string[]; parent: string; parentColumns: string[] }
export type Table = {
  name: string
  columns: Column[]
  foreignKeys: ForeignKey[]
  /** Columns of the primary key and of each unique index, in index order. */
  unique: { name: string; primary: boolean; columns: string[] }[]
}

const CATALOG = `
SELECT c.relname AS name,
  (SELECT json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, NULL),
      'nullable', NOT a.attnotnull, 'generated', a.attgenerated <> '') ORDER BY a.attnum)
    FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped) AS columns,
  coalesce((SELECT json_agg(json_build_object('name', k.conname, 'parent', p.relname,
      'columns', (SELECT json_agg(attname ORDER BY n) FROM unnest(k.conkey) WITH ORDINALITY AS u(num, n)
        JOIN pg_attribute ON attrelid = k.conrelid AND attnum = num),
      'parentColumns', (SELECT json_agg(attname ORDER BY n) FROM unnest(k.confkey) WITH ORDINALITY AS u(num, n)
        JOIN pg_attribute ON attrelid = k.confrelid AND attnum = num)) ORDER BY k.conname)
    FROM pg_constraint k JOIN pg_class p ON p.oid = k.confrelid
    WHERE k.conrelid = c.oid AND k.contype = 'f' AND NOT p.relispartition), '[]') AS "foreignKeys",
  coalesce((SELECT json_agg(json_build_object('name', i.indexrelid::regclass::text, 'primary', i.indisprimary,
      'columns', (SELECT json_agg(attname ORDER BY n) FROM unnest(i.indkey::int2[]) WITH ORDINALITY AS u(num, n)
        JOIN pg_attribute ON attrelid = i.indrelid AND attnum = num)))
    FROM pg_index i WHERE i.indrelid = c.oid AND i.indisunique), '[]') AS unique
FROM pg_class c
WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
ORDER BY c.relname`

/** Every table of the schema with its keys, parents before children. */
export async function readTables(client: pg.ClientBase): Promise<Table[]> {
  const left: Table[] = (await client.query<Table>(CATALOG)).rows
  const sorted: Table[] = []
  while (left.length > 0) {
    const isFree = ({ name, foreignKeys }: Table) =>
      foreignKeys.every(({ parent }) => parent === name || sorted.some((done) => done.name === parent))
    const at = left.findIndex(isFree)
    if (at === -1) throw new Error(`foreign keys in a circle: ${left.map((t) => t.name).join(', ')}`)
    sorted.push(...left.splice(at, 1))
  }
  return sorted
}

/** Values are made up below, so checks such as "amount > 0" would only test our imagination. */
export async function dropChecks(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ drop: string }>(
    `SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS drop
     FROM pg_constraint JOIN pg_class ON pg_class.oid = conrelid
     WHERE contype = 'c' AND connamespace = 'public'::regnamespace AND NOT relispartition`,
  )
  for (const { drop } of rows) await client.query(drop)
}

/**
 * Writes up to `count` made-up rows of a hub into every table that has `hub_id`, through the real keys: a table
 * that did not exist when this was written is filled like the others. One that takes a single row per hub gets one.
 */
export async function fillHub(
  client: pg.ClientBase,
  tables: readonly Table[],
  hubId: string,
  count = 2,
): Promise<void> {
  for (const table of tables) {
    if (!table.columns.some((column) => column.name === 'hub_id')) continue
    for (let n = 0; n < count; n++) {
      const row = await exampleRow(client, table, hubId, n)
      const names = Object.keys(row)
      await client.query(
        `INSERT INTO "${table.name}" (${names.map((name) => `"${name}"`).join(', ')})
         VALUES (${names.map((_, i) => `$${i + 1}`).join(', ')}) ON CONFLICT DO NOTHING`,
        Object.values(row),
      )
    }
  }
}

async function exampleRow(
  client: pg.ClientBase,
  table: Table,
  hubId: string,
  n: number,
): Promise<Record<string, unknown>> {
  const row: Record<string, unknown> = {}
  for (const { name, type, generated } of table.columns)
    if (!generated) row[name] = name === 'hub_id' ? hubId : exampleValue(type, n)
  for (const key of table.foreignKeys) {
    const { rows } = await client.query({
      text: `SELECT ${key.parentColumns.map((name) => `"${name}"::text`).join(', ')} FROM "${key.parent}"
             WHERE hub_id = $1 ORDER BY 1, 2
             OFFSET (SELECT $2 % greatest(count(*), 1) FROM "${key.parent}" WHERE hub_id = $1) LIMIT 1`,
      values: [hubId, n],
      rowMode: 'array',
    })
    const parent: unknown[] | undefined = rows[0]
    const ofItself = key.parent === table.name
    key.columns.forEach((name, i) => {
      if (name === 'hub_id') return
      const needed = !table.columns.find((column) => column.name === name)?.nullable
      // The first version of something names itself.
      row[name] = parent?.[i] ?? (ofItself && needed ? row[key.parentColumns[i]!] : null)
    })
  }
  return row
}

function exampleValue(type: string, n: number): unknown {
  if (type === 'uuid') return crypto.randomUUID()
  if (type === 'date') return `2026-01-0${n + 1}`
  if (type.startsWith('timestamp')) return `2026-01-0${n + 1}T09:00:00Z`
  if (type === 'boolean') return false
  if (type === 'jsonb' || type === 'json') return '{}'
  if (/^(bigint|integer|smallint|numeric|real|double precision)$/.test(type)) return n + 1
  if (type.endsWith('[]')) return '{}'
  if (type === 'bytea') return Buffer.from(`example ${n}`)
  if (type === 'text' || type.startsWith('character')) return `example ${crypto.randomUUID()}`
  throw new Error(`no example of type ${type}`)
}
