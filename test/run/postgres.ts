import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startEmbedded } from '#platform/db/embedded/embedded.server.ts'
import { migrate } from '#platform/db/migrate.server.ts'
import { createDatabase, type PgTestServer, templateName } from './database.ts'

/** One server for the whole run, migrated once: each test then copies the template in some 30 ms. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const home = mkdtempSync(join(tmpdir(), 'palier-test-'))
  const server = await startEmbedded({ dataDir: join(home, 'data'), fsync: false })
  const stop = async (): Promise<void> => {
    await server.stop()
    rmSync(home, { recursive: true, force: true })
  }
  try {
    await createDatabase(server.config, templateName)
    await migrate({ ...server.config, database: templateName })
  } catch (error) {
    await stop()
    throw error
  }
  project.provide('pg', server.config as PgTestServer)
  return stop
}
