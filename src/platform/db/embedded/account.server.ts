import { spawnSync } from 'node:child_process'
import { chmodSync, chownSync, lchownSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Binaries } from './binaries.server.ts'
import { StartError } from './start-error.ts'

/** How to run a PostgreSQL program so that it does not see itself as root. */
export type Account = {
  command(program: string, args: string[]): [string, string[]]
  identity: { uid?: number; gid?: number }
  /** Gives a file or folder of ours to that account. */
  give(path: string): void
}

const asOurselves: Account = {
  command: (program, args) => [program, args],
  identity: {},
  give: () => {},
}

const nobody = 65534

/**
 * PostgreSQL refuses uid 0. As root we run it in a user namespace of its own, where it has no name and
 * no power but still owns our files; where the kernel forbids that (many containers), as the owner the
 * folder already has, else as `nobody`, provided that account can walk to the binaries and the folder.
 * @throws {StartError} `asRoot` when none of these works.
 */
export function chooseAccount(dataDir: string, binaries: Binaries): Account {
  if (process.platform === 'win32' || process.getuid?.() !== 0) return asOurselves
  const owner = ownerOf(join(dataDir, 'pg'))
  if (owner === undefined || owner.uid === 0) {
    if (works('unshare', ['-U', binaries.postgres, '--version'], {})) {
      return { ...asOurselves, command: (program, args) => ['unshare', ['-U', program, ...args]] }
    }
  }
  const identity = owner !== undefined && owner.uid !== 0 ? owner : { uid: nobody, gid: nobody }
  const account: Account = {
    ...asOurselves,
    identity,
    give: (path) => giveAll(path, identity.uid, identity.gid),
  }
  // The folder itself keeps its owner: the account only needs to walk through it.
  if (ownerOf(dataDir)?.uid === 0) chmodSync(dataDir, 0o711)
  const canWalk = works('/bin/sh', ['-c', 'cd "$1"', 'sh', dataDir], identity)
  if (canWalk && works(binaries.postgres, ['--version'], identity)) return account
  throw new StartError('asRoot', dataDir)
}

const works = (program: string, args: string[], identity: Account['identity']): boolean =>
  spawnSync(program, args, { ...identity, cwd: '/', stdio: 'ignore' }).status === 0

function ownerOf(path: string): { uid: number; gid: number } | undefined {
  const stat = statSync(path, { throwIfNoEntry: false })
  return stat && { uid: stat.uid, gid: stat.gid }
}

function giveAll(path: string, uid: number, gid: number): void {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat || stat.uid === uid) return
  chownSync(path, uid, gid)
  if (!stat.isDirectory()) return
  for (const entry of readdirSync(path, { recursive: true, withFileTypes: true })) {
    lchownSync(join(entry.parentPath, entry.name), uid, gid)
  }
}
