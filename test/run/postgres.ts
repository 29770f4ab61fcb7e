import { mkdtempSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startEmbedded } from '#platform/db/embedded/embedded.server.ts'
import { migrate } from '#platform/db/migrate.server.ts'
import { createDatabase, type PgTestServer, templateName } from './database.ts'

const MEMORY = '/dev/shm'

/**
 * Where the databases of a run are written: in memory where the host gives room for it, for each test copies some fifteen
 * hundred files. Nothing here outlives the run.
 */
function scratch(): string {
  try {
    const { bavail, bsize } = statfsSync(MEMORY)
    return bavail * bsize > 3 * 2 ** 30 ? MEMORY : tmpdir()
  } catch {
    return tmpdir()
  }
}

/** One server for the whole run, migrated once: each test then copies the template in some 30 ms. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const home = mkdtempSync(join(scratch(), 'palier-test-'))
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
