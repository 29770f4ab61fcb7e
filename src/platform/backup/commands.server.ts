import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { type Command, type Given, UsageError } from '../cli/command.ts'
import { noDatabaseIn, openDatabase, withDatabase } from '../cli/database.server.ts'
import { systemClock } from '../clock/clock.ts'
import { StartError } from '../db/embedded/embedded.server.ts'
import { writeBackup } from './backup.server.ts'
import { checkBackup, type RestoreRefusal, restoreBackup } from './restore.server.ts'

const force = (summary: string) => ({ force: { type: 'boolean', summary } }) as const

const sum = (rows: Record<string, number>) => Object.values(rows).reduce((total, n) => total + n, 0)

function fileOf(given: Given): string {
  if (given.positionals.length !== 1) throw new UsageError('say which FILE')
  return resolve(given.positionals[0]!)
}

/** The file system's refusal as one sentence; anything else is a bug. */
function fileTrouble(error: unknown, file: string): string {
  const code = (error as NodeJS.ErrnoException).code ?? ''
  const why: Record<string, string> = {
    ENOENT: 'no such file or folder',
    EACCES: 'no right to use it',
    EPERM: 'no right to use it',
    EISDIR: 'it is a folder',
    ENOTDIR: 'its folder is a file',
    ENOSPC: 'the disk is full',
    EROFS: 'the disk is read-only',
  }
  if (!why[code]) throw error
  return `${file}: ${why[code]}`
}

export const backupCommand: Command = {
  name: 'backup',
  usage: 'FILE',
  summary: 'write everything to one file, also while the server runs',
  options: force('replace FILE if it exists'),
  async run(given) {
    const file = fileOf(given)
    if (existsSync(file) && !given.values.force) {
      given.err(`palier backup: ${file} exists already. Choose another name, or --force to replace it.`)
      return 1
    }
    const missing = noDatabaseIn(given)
    if (missing) {
      given.err(`palier backup: ${missing}`)
      return 1
    }
    return await withDatabase(given, async ({ config }) => {
      try {
        const { rows, tables, sha256 } = await writeBackup(config, file, systemClock.now())
        const total = sum(rows)
        given.out(
          given.json
            ? JSON.stringify({ file, tables, rows, total, sha256 }, null, 2)
            : `${file}: ${total} rows of ${tables} tables`,
        )
        return 0
      } catch (error) {
        given.err(`palier backup: ${fileTrouble(error, file)}`)
        return 1
      }
    })
  },
}

const REFUSALS: Record<RestoreRefusal, string> = {
  damaged: 'is cut short, altered, or not a backup of Palier. Nothing was changed.',
  other_format: 'was written by a newer Palier. Nothing was changed.',
  other_version:
    'was written by another version of Palier: restore it with that version, then update. Nothing was changed.',
  not_empty:
    'was not restored: the database is not empty. Choose another --data DIR, or --force to erase it.',
}

export const restoreCommand: Command = {
  name: 'restore',
  usage: 'FILE',
  summary: 'fill an empty database from a backup',
  options: force('erase what the database holds first'),
  async run(given) {
    const file = fileOf(given)
    try {
      // Before a database is made for it.
      const checked = await checkBackup(file)
      if (!checked.ok) {
        given.err(`palier restore: ${file} ${REFUSALS[checked.code]}`)
        return 1
      }
      // Alone on the folder: a running server would go on with answers from before.
      const open = await openDatabase(given, { own: true })
      try {
        const restored = await restoreBackup(open.config, file, { force: given.values.force === true })
        if (!restored.ok) {
          given.err(`palier restore: ${file} ${REFUSALS[restored.code]}`)
          return 1
        }
        const { rows, head } = restored.value
        const total = sum(rows)
        given.out(
          given.json
            ? JSON.stringify({ file, at: head.at, rows, total }, null, 2)
            : `${file} of ${head.at}: ${total} rows restored`,
        )
        return 0
      } finally {
        await open.close()
      }
    } catch (error) {
      if (error instanceof UsageError) throw error
      const sentence = error instanceof StartError ? error.message : fileTrouble(error, file)
      given.err(`palier restore: ${sentence}`)
      return 1
    }
  },
}
