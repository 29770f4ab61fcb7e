import { statfsSync } from 'node:fs'
import { startMessages as en } from './messages.en.ts'
import { startMessages as fr } from './messages.fr.ts'

type StartCode = keyof typeof fr

/**
 * The database cannot start, for a reason the person can act on: `message` is the whole story, in
 * French then in English between brackets. Print it alone, without a stack.
 */
export class StartError extends Error {
  readonly code: StartCode

  constructor(code: StartCode, detail: string, options?: ErrorOptions) {
    super(`${fr[code].replace('{detail}', detail)} [${en[code].replace('{detail}', detail)}]`, options)
    this.name = 'StartError'
    this.code = code
  }
}

/** Turns what the file system or PostgreSQL said into the sentence for it. `path` is what to look at. */
export function explainStart(cause: unknown, dataDir: string, log: string): StartError {
  if (cause instanceof StartError) return cause
  const said =
    cause instanceof Error ? `${(cause as NodeJS.ErrnoException).code ?? ''} ${cause.message}` : String(cause)
  if (/ENOSPC|EDQUOT|No space left|Disk quota exceeded/.test(said) || isFull(dataDir)) {
    return new StartError('diskFull', dataDir, { cause })
  }
  if (/database files are incompatible|not compatible with this version/.test(said)) {
    return new StartError('otherVersion', dataDir, { cause })
  }
  if (/EACCES|EPERM|EROFS|ENOTDIR|EEXIST|ENOENT|Permission denied|Read-only file system/.test(said)) {
    return new StartError('noFolder', dataDir, { cause })
  }
  return new StartError('broken', log, { cause })
}

/** A full disk does not always say so: initdb maps its files and dies of a bus error. 20 MB is one WAL file. */
function isFull(dataDir: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(dataDir)
    return bavail * bsize < 20 * 1024 * 1024
  } catch {
    return false
  }
}
