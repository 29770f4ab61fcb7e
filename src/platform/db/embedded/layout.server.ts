import { createHash } from 'node:crypto'
import { chmodSync, lstatSync, mkdirSync, realpathSync, renameSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Account } from './account.server.ts'

/** What a data folder holds. All paths are absolute. */
export type Layout = {
  dataDir: string
  cluster: string
  socketDir: string
  log: string
  passwordFile: string
}

// A unix socket's path is at most 107 bytes, and PostgreSQL adds "/.s.PGSQL.5432" and a lock beside it.
const longestSocketDir = 90
const rotateAbove = 10 * 1024 * 1024

/** Creates the folder when it is missing and says where its parts are. Throws the file system's errors. */
export function openLayout(dataDir: string): Layout {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const home = realpathSync(dataDir)
  return {
    dataDir: home,
    cluster: join(home, 'pg'),
    socketDir: socketDirOf(home),
    log: join(home, 'postgres.log'),
    passwordFile: join(home, 'pg.password'),
  }
}

function socketDirOf(home: string): string {
  const near = join(home, 'run')
  if (Buffer.byteLength(near) <= longestSocketDir) return near
  const name = `palier-${createHash('sha256').update(home).digest('hex').slice(0, 16)}`
  const far = join(tmpdir(), name)
  return Buffer.byteLength(far) <= longestSocketDir ? far : join('/tmp', name)
}

/**
 * The folder's rights are the whole protection of the socket (local trust), so they are set again each
 * time, and a link or somebody else's folder planted in a shared temporary directory is refused.
 */
export function openSocketDir(layout: Layout, account: Account): void {
  mkdirSync(layout.socketDir, { recursive: true, mode: 0o700 })
  account.give(layout.socketDir)
  const stat = lstatSync(layout.socketDir)
  const uid = account.identity.uid ?? process.getuid?.() ?? stat.uid
  if (!stat.isDirectory() || stat.uid !== uid) {
    throw Object.assign(new Error(`not ours: ${layout.socketDir}`), { code: 'EACCES' })
  }
  chmodSync(layout.socketDir, 0o700)
}

/** Leaves nothing of ours in the shared temporary folder. */
export function closeSocketDir(layout: Layout): void {
  if (!layout.socketDir.startsWith(layout.dataDir)) rmSync(layout.socketDir, { recursive: true, force: true })
}

/** One generation of log is kept: a shop's computer must not fill up with it. */
export function rotateLog(layout: Layout): void {
  const stat = statSync(layout.log, { throwIfNoEntry: false })
  if (stat && stat.size > rotateAbove) renameSync(layout.log, `${layout.log}.1`)
}
