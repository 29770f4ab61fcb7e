import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type pg from 'pg'
import { chooseAccount } from './account.server.ts'
import { type Binaries, findBinaries } from './binaries.server.ts'
import { bindToProcess } from './bond.server.ts'
import { choosePort, configFor, createCluster, greet, settingsFor, urlFor } from './cluster.server.ts'
import { closeSocketDir, type Layout, openLayout, openSocketDir, rotateLog } from './layout.server.ts'
import { isOwned, takeOwnership } from './lock.server.ts'
import {
  awaitSettled,
  awaitStop,
  findPostmaster,
  launch,
  orderStop,
  type Postmaster,
} from './postmaster.server.ts'
import { explainStart } from './start-error.ts'

export { StartError } from './start-error.ts'

/** A PostgreSQL that lives and dies with this process. */
type Embedded = {
  /** For tools that want a connection string. */
  url: string
  /** For node-postgres: a superuser's connection to the database `palier`. */
  config: pg.ClientConfig
  /** Shuts the database down and gives the folder back. Safe to call twice. */
  stop(): Promise<void>
  /** True when the server was already running, left by a killed Palier. */
  adopted: boolean
}

/**
 * Starts PostgreSQL on a data folder, creating everything it lacks, or takes over the server a killed
 * Palier left there. The server stops with this process, whatever ends it, `kill -9` excepted.
 * @param fsync false only for data one may lose (tests).
 * @throws {StartError} one sentence for the person: folder in use or closed, disk full, broken cluster.
 */
export async function startEmbedded(options: { dataDir: string; fsync?: boolean }): Promise<Embedded> {
  const { fsync = true } = options
  const dataDir = resolve(options.dataDir)
  let undo = async (): Promise<void> => {}
  try {
    const binaries = findBinaries()
    const layout = openLayout(dataDir)
    const release = takeOwnership(layout.dataDir)
    undo = async () => release()
    const left = await adopt(layout, binaries, fsync)
    const server = left ?? (await startNew(layout, binaries, fsync))
    const stop = tie(server.pid, layout, binaries, release)
    undo = stop
    const config = configFor(layout, server.port)
    if (!left) await greet(config)
    return { url: urlFor(config), config, stop, adopted: left !== undefined }
  } catch (error) {
    await undo()
    throw explainStart(error, dataDir, resolve(dataDir, 'postgres.log'))
  }
}

/**
 * The connection to the database that another live Palier runs on this folder, or undefined:
 * lets a command (backup, measures…) work beside the server instead of being refused.
 */
export function findRunning(dataDir: string): pg.ClientConfig | undefined {
  if (!existsSync(dataDir) || !isOwned(dataDir)) return undefined
  const layout = openLayout(dataDir)
  const server = findPostmaster(layout)
  return server?.status === 'ready' ? configFor(layout, server.port) : undefined
}

/** A server that does not answer, or that was started with other promises on durability, is replaced. */
async function adopt(layout: Layout, binaries: Binaries, fsync: boolean): Promise<Postmaster | undefined> {
  const found = await awaitSettled(layout)
  if (found === undefined) return undefined
  const answer = await greet(configFor(layout, found.port)).catch(() => undefined)
  if (answer?.fsync === fsync) return found
  orderStop(found.pid, layout, binaries)
  await awaitStop(found.pid, layout)
  return undefined
}

async function startNew(layout: Layout, binaries: Binaries, fsync: boolean): Promise<Postmaster> {
  const account = chooseAccount(layout.dataDir, binaries)
  openSocketDir(layout, account)
  await createCluster(layout, binaries, account, fsync)
  rotateLog(layout)
  return launch(layout, binaries, account, settingsFor(layout, await choosePort(), fsync))
}

/** Ties the server to the life of this process; returns what stops it in good order, once. */
function tie(pid: number, layout: Layout, binaries: Binaries, release: () => void): () => Promise<void> {
  let stopped: Promise<void> | undefined
  const stop = (): Promise<void> => {
    stopped ??= (async () => {
      orderStop(pid, layout, binaries)
      await awaitStop(pid, layout)
      closeSocketDir(layout)
      untie()
      release()
    })()
    return stopped
  }
  const order = (): void => {
    orderStop(pid, layout, binaries)
    release()
  }
  const untie = bindToProcess({ order, stop })
  return stop
}
