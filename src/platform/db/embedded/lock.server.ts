import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { StartError } from './start-error.ts'

type Owner = { pid: number; birth: string }

/**
 * Makes this process the only owner of a data folder; returns the release.
 * @throws {StartError} `inUse` when a live process owns it.
 */
export function takeOwnership(dataDir: string): () => void {
  const file = join(dataDir, 'palier.lock')
  const mine = JSON.stringify({ pid: process.pid, birth: birthOf(process.pid) } satisfies Owner)
  for (let tries = 0; tries < 20; tries++) {
    try {
      writeFileSync(file, mine, { flag: 'wx', mode: 0o644 })
      return () => {
        if (readOr(file) === mine) rmSync(file, { force: true })
      }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    const found = readOr(file)
    if (found === undefined) continue
    if (isAlive(parseOwner(found))) break
    setAside(file, found)
  }
  throw new StartError('inUse', dataDir)
}

/** Whether a live process owns the folder. */
export function isOwned(dataDir: string): boolean {
  const found = readOr(join(dataDir, 'palier.lock'))
  return found !== undefined && isAlive(parseOwner(found))
}

/**
 * Two starters may see the same dead owner; the slower one must not remove the faster one's lock.
 * So the file is moved, then looked at: if it is no longer the dead one, it goes back.
 */
function setAside(file: string, dead: string): void {
  const aside = `${file}.${process.pid}`
  try {
    renameSync(file, aside)
    if (readOr(aside) !== dead) linkSync(aside, file)
  } catch {
    // someone else moved it first: the caller looks again
  } finally {
    rmSync(aside, { force: true })
  }
}

function parseOwner(text: string): Owner | undefined {
  try {
    const { pid, birth } = JSON.parse(text) as Partial<Owner>
    return typeof pid === 'number' && typeof birth === 'string' ? { pid, birth } : undefined
  } catch {
    // A crash in the middle of the write leaves an empty file: nobody owns the folder.
    return undefined
  }
}

function isAlive(owner: Owner | undefined): boolean {
  return owner !== undefined && processExists(owner.pid) && birthOf(owner.pid) === owner.birth
}

/** Whether a process of that number exists, ours or another user's. */
export function processExists(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/**
 * When that process was born: boot + start tick (field 22 of /proc/PID/stat). Numbers of processes
 * are reused, above all after a reboot in a container, and must not lock a folder forever.
 * Empty where there is no /proc: then the number alone decides.
 */
function birthOf(pid: number): string {
  const stat = readOr(`/proc/${pid}/stat`)
  if (stat === undefined) return ''
  // The second field is a name in brackets that may itself hold spaces and brackets.
  const afterName = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return `${readOr('/proc/sys/kernel/random/boot_id')?.trim()}/${afterName[19]}`
}

function readOr(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}
