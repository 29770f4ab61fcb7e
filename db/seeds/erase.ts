import pg from 'pg'
import { backupTables, quoted } from '#platform/backup/schema.server.ts'

/**
 * Removes the demo hubs with everything in them and the accounts of the demo cast; real hubs of the same database
 * stay untouched. Answers how many hubs went. One transaction, as the owner: append-only tables are closed to the
 * application's role on purpose, so forced row security is lifted inside the transaction and put back.
 */
export async function eraseDemo(config: pg.ClientConfig, demoDomain: string): Promise<number> {
  const client = new pg.Client(config)
  await client.connect()
  try {
    await client.query('BEGIN')
    const tables = (await backupTables(client)).reverse()
    const force = (word: 'FORCE' | 'NO FORCE') =>
      client.query(
        tables.map(({ name }) => `ALTER TABLE ${quoted(name)} ${word} ROW LEVEL SECURITY`).join(';'),
      )
    await force('NO FORCE')
    for (const { name, columns } of tables)
      if (columns.includes('hub_id'))
        await client.query(`DELETE FROM ${quoted(name)} WHERE hub_id IN (SELECT id FROM hubs WHERE demo)`)
    const { rowCount } = await client.query('DELETE FROM hubs WHERE demo')
    // An account that somebody gave a role in a real hub stays.
    await client.query(
      `DELETE FROM "user" u WHERE email LIKE '%@' || $1
         AND NOT EXISTS (SELECT 1 FROM hub_roles r WHERE r.user_id = u.id)`,
      [demoDomain],
    )
    await force('FORCE')
    await client.query('COMMIT')
    return rowCount ?? 0
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined)
    throw error
  } finally {
    await client.end()
  }
}
