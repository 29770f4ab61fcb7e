import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate as runMigrations } from 'drizzle-orm/node-postgres/migrator'
import pg from 'pg'

/** Any constant: it only has to be the same for every Palier that migrates this database. */
const LOCK = 7_245_137

const DB_FOLDER = new URL('../../../db/', import.meta.url)

/**
 * Roles that are neither owner nor superuser. The login role is made a member so that it can take them on.
 * Concurrent creation by two servers is caught: roles belong to the whole cluster, the lock to one database.
 */
const ROLES = `
DO $$
DECLARE r text;
BEGIN
  FOREACH r IN ARRAY ARRAY['palier_hub', 'palier_auth'] LOOP
    BEGIN
      IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = r) THEN
        EXECUTE format('CREATE ROLE %I NOLOGIN NOSUPERUSER NOBYPASSRLS', r);
      END IF;
      IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
        EXECUTE format('GRANT %I TO CURRENT_USER', r);
      END IF;
    EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
    END;
  END LOOP;
END $$;`

/**
 * Brings the schema up to date and re-applies row-level security, one Palier at a time.
 * `config` must connect as a role that owns the database and may create roles.
 */
export async function migrate(config: pg.ClientConfig): Promise<void> {
  const client = new pg.Client(config)
  await client.connect()
  try {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK])
    await client.query(ROLES)
    await client.query('SET client_min_messages = warning')
    await runMigrations(drizzle(client), {
      migrationsFolder: fileURLToPath(new URL('migrations', DB_FOLDER)),
    })
    await client.query(await readFile(new URL('secure.sql', DB_FOLDER), 'utf8'))
  } finally {
    await client.end()
  }
}
