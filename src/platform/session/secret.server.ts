import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { link, mkdir, readFile, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

type SecretName = 'secret' | 'demo-key' | 'seal-key'

/** What several servers behind one address share is given by the environment. */
const SHARED: Partial<Record<SecretName, string>> = { secret: 'PALIER_SECRET', 'seal-key': 'PALIER_SEAL_KEY' }

/**
 * A secret of this installation, kept in the data folder (0600) and made at first use. `PALIER_SECRET` takes
 * precedence for `secret`, and `PALIER_SEAL_KEY` for `seal-key`. Two programs that make it at once keep the first.
 */
export async function installationSecret(dataDir: string, name: SecretName): Promise<string> {
  const shared = process.env[SHARED[name] ?? '']
  if (shared) return shared
  const file = join(dataDir, name)
  if (existsSync(file)) return (await readFile(file, 'utf8')).trim()
  const made = randomBytes(name === 'demo-key' ? 12 : 32).toString('hex')
  await mkdir(dataDir, { recursive: true })
  // Written whole beside its place first: nobody reads half a secret.
  const whole = `${file}.${randomBytes(6).toString('hex')}`
  await writeFile(whole, `${made}\n`, { mode: 0o600 })
  try {
    await link(whole, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    await unlink(whole)
  }
  return (await readFile(file, 'utf8')).trim()
}

/** The secret that seals the payments of every hub, read once, when the first row is sealed. */
export function sealSecretIn(dataDir: string): () => Promise<string> {
  let secret: Promise<string> | undefined
  return () => {
    secret ??= installationSecret(dataDir, 'seal-key')
    return secret
  }
}
