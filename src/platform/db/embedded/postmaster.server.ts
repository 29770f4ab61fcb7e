import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import { closeSync, fstatSync, openSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Account } from './account.server.ts'
import type { Binaries } from './binaries.server.ts'
import { bindToProcess } from './bond.server.ts'
import type { Layout } from './layout.server.ts'
import { processExists } from './lock.server.ts'
import { explainStart, StartError } from './start-error.ts'

/** What `postmaster.pid` says of a server: its process, port and state. */
export type Postmaster = { pid: number; port: number; status: string }

/** Crash recovery replays the journal first: on a tired disk that is a matter of minutes, not seconds. */
const startLimitMs = 120_000
const stopLimitMs = 60_000
const pauseMs = 10

/** The live server of this cluster, or undefined; a file naming a dead or foreign process does not count. */
export function findPostmaster(layout: Layout): Postmaster | undefined {
  const lines = readPidFile(layout)?.split('\n')
  if (lines === undefined) return undefined
  const found = { pid: Number(lines[0]), port: Number(lines[3]), status: lines[7]?.trim() ?? '' }
  return Number.isInteger(found.pid) && found.pid > 0 && isPostgresOf(found.pid, layout) ? found : undefined
}

function readPidFile(layout: Layout): string | undefined {
  try {
    return readFileSync(join(layout.cluster, 'postmaster.pid'), 'utf8')
  } catch {
    return undefined
  }
}

/** A zombie has an empty command line, so it does not count as running either. */
function isPostgresOf(pid: number, layout: Layout): boolean {
  if (!processExists(pid)) return false
  if (process.platform === 'win32') return true
  try {
    if (process.platform === 'linux') {
      const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
      return words[0]?.endsWith('postgres') === true && words.includes(layout.cluster)
    }
    const command = execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
    return command.includes('postgres') && command.includes(layout.cluster)
  } catch {
    return false
  }
}

/**
 * Starts a server on the cluster and waits until it accepts connections.
 * @param settings `name=value` pairs of the command line.
 * @throws {StartError} with the reason found in the log.
 */
export async function launch(
  layout: Layout,
  binaries: Binaries,
  account: Account,
  settings: string[],
): Promise<Postmaster> {
  const deadline = performance.now() + startLimitMs
  for (;;) {
    dropForeignPidFile(layout)
    const outcome = await tryLaunch(layout, binaries, account, settings, deadline)
    if (typeof outcome !== 'string') return outcome
    // After a kill -9 of the server its children need a moment to notice and let go of the memory.
    const lingering = /pre-existing shared memory block|lock file ".*" already exists/.test(outcome)
    if (!lingering || performance.now() > deadline) throw explainStart(outcome, layout.dataDir, layout.log)
    await sleep(100)
  }
}

/** The number in a stale file may by now belong to another program, and PostgreSQL would refuse to start. */
function dropForeignPidFile(layout: Layout): void {
  const pid = Number(readPidFile(layout)?.split('\n')[0])
  if (pid > 0 && processExists(pid) && !isPostgresOf(pid, layout))
    rmSync(join(layout.cluster, 'postmaster.pid'))
}

async function tryLaunch(
  layout: Layout,
  binaries: Binaries,
  account: Account,
  settings: string[],
  deadline: number,
): Promise<Postmaster | string> {
  const [command, args] = account.command(binaries.postgres, [
    '-D',
    layout.cluster,
    ...settings.flatMap((setting) => ['-c', setting]),
  ])
  const log = openSync(layout.log, 'a', 0o600)
  const logStart = fstatSync(log).size
  // A group of its own: the terminal's Ctrl-C must reach us alone, or the database would go first.
  const child = spawn(command, args, {
    ...account.identity,
    cwd: layout.cluster,
    detached: true,
    env: serverEnv(),
    stdio: ['ignore', log, log],
  })
  closeSync(log)
  child.unref()
  const end: End = {}
  const ended = watchEnd(child, end)
  // Until the caller ties the server to this process, a Ctrl-C during the start must not leave it behind.
  const order = (): void => {
    child.kill('SIGINT')
  }
  const stop = (): Promise<void> => {
    order()
    return ended
  }
  const untie = bindToProcess({ order, stop })
  try {
    while (performance.now() < deadline) {
      if (end.cause !== undefined) return `${end.cause}\n${readFileSync(layout.log).subarray(logStart)}`
      const found = findPostmaster(layout)
      if (found?.pid === child.pid && found?.status === 'ready') return found
      await sleep(pauseMs)
    }
    child.kill('SIGQUIT')
    throw new StartError('tooSlow', layout.log)
  } finally {
    untie()
  }
}

type End = { cause?: string }

function watchEnd(child: ChildProcess, end: End): Promise<void> {
  return new Promise((resolve) => {
    const conclude = (cause: string): void => {
      end.cause = cause
      resolve()
    }
    child.once('error', (error) => conclude(error.message))
    child.once('exit', (code, signal) => conclude(`exit ${code ?? signal}`))
  })
}

/** PG* variables of the person's shell (PGDATA, PGPORT, PGOPTIONS…) would change our server. */
export function serverEnv(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG|TZ$)/.test(name))
  return { ...Object.fromEntries(kept), LC_ALL: 'C', TZ: 'UTC' }
}

/** Orders a fast shutdown: sessions are cut, everything committed is on disk. Returns at once. */
export function orderStop(pid: number, layout: Layout, binaries: Binaries): void {
  if (!isPostgresOf(pid, layout)) return
  // Windows has no signals; PostgreSQL's own tool speaks to the server through a pipe.
  if (process.platform === 'win32')
    spawnSync(binaries.pgCtl, ['stop', '-D', layout.cluster, '-m', 'fast', '-W'])
  else process.kill(pid, 'SIGINT')
}

/** Waits for the end of a server told to stop; insists after a minute (its journal makes that safe). */
export async function awaitStop(pid: number, layout: Layout): Promise<void> {
  const patience = performance.now() + stopLimitMs
  let insisted = false
  while (isPostgresOf(pid, layout)) {
    if (!insisted && performance.now() > patience) {
      insisted = true
      process.kill(pid, 'SIGQUIT')
    }
    await sleep(pauseMs)
  }
}

/** Waits while a server found running is still starting or already stopping. */
export async function awaitSettled(layout: Layout): Promise<Postmaster | undefined> {
  const deadline = performance.now() + startLimitMs
  while (performance.now() < deadline) {
    const found = findPostmaster(layout)
    if (found === undefined || found.status === 'ready') return found
    await sleep(pauseMs)
  }
  throw new StartError('tooSlow', layout.log)
}
