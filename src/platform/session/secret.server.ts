import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * A secret of this installation, kept in the data folder (0600) and made at first use. `PALIER_SECRET` takes
 * precedence for `secret`, so that several servers behind one address can share it.
 */
export async function installationSecret(dataDir: string, name: 'secret' | 'demo-key'): Promise<string> {
  if (name === 'secret' && process.env.PALIER_SECRET) return process.env.PALIER_SECRET
  const file = join(dataDir, name)
  if (existsSync(file)) return (await readFile(file, 'utf8')).trim()
  const made = randomBytes(name === 'secret' ? 32 : 12).toString('hex')
  await mkdir(dataDir, { recursive: true })
  await writeFile(file, `${made}\n`, { mode: 0o600 })
  return made
}
