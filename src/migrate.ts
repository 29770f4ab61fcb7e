import pg from 'pg'
import { appliedMigrations } from '#platform/backup/schema.server.ts'
import type { Command } from '#platform/cli/command.ts'
import { withDatabase } from '#platform/cli/database.server.ts'

export const migrateCommand: Command = {
  name: 'migrate',
  usage: '',
  summary: 'bring the database to the schema of this version, and re-apply row-level security',
  run: (given) =>
    // Opening a database migrates it: what is left is to say where it stands.
    withDatabase(given, async ({ config }) => {
      const client = new pg.Client(config)
      await client.connect()
      try {
        const migrations = await appliedMigrations(client)
        if (given.json) given.out(JSON.stringify({ applied: migrations.length }))
        else given.out(`The database is up to date (${migrations.length} migrations).`)
        return 0
      } finally {
        await client.end()
      }
    }),
}
