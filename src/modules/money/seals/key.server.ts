import {
  createHash,
  createPrivateKey,
  createPublicKey,
  hkdfSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto'
import type { Id } from '#kit/id.ts'
import { sealSecretOf, type Tx } from '#platform/db/db.server.ts'
import { partOf } from './link.ts'

/** The keys of one hub, drawn from the secret of the house: they are in no table and in no backup. */
export type HubKeys = {
  readonly mac: Uint8Array
  /** The public key of what it signs (Ed25519, SPKI in base64), to be kept by whoever will check. */
  readonly publicKey: string
  /** Signs a text; base64. */
  sign(text: string): string
}

/** RFC 8410: an Ed25519 private key is these bytes before its 32 of seed. */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex')

const drawn = (secret: string, hubId: Id<'Hub'>, use: 'mac' | 'signature'): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', secret, '', partOf(hubId, use), 32))

const known = new Map<string, HubKeys>()

function keysFrom(secret: string, hubId: Id<'Hub'>): HubKeys {
  const name = createHash('sha256').update(`${hubId} ${secret}`).digest('hex')
  const kept = known.get(name)
  if (kept) return kept
  const der = Buffer.concat([PKCS8, drawn(secret, hubId, 'signature')])
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
  const keys: HubKeys = {
    mac: drawn(secret, hubId, 'mac'),
    publicKey: createPublicKey(key).export({ format: 'der', type: 'spki' }).toString('base64'),
    sign: (text) => sign(null, Buffer.from(text), key).toString('base64'),
  }
  known.set(name, keys)
  return keys
}

/** The keys that seal in this transaction; null for a database opened without the secret of the house. */
export async function hubKeys(tx: Tx, hubId: Id<'Hub'>): Promise<HubKeys | null> {
  const secret = await sealSecretOf(tx)
  return secret ? keysFrom(secret, hubId) : null
}

/** Whether a signature is of this text by this public key. Anything that cannot be read is no. */
export function isSigned(text: string, signature: string, publicKey: string): boolean {
  let key: KeyObject
  try {
    key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' })
    return (
      key.asymmetricKeyType === 'ed25519' &&
      verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64'))
    )
  } catch {
    return false
  }
}

/** A public key in a form that two people can compare aloud: `1F3A 09C2 …`, the first 80 bits of its SHA-256. */
export const fingerprintOf = (publicKey: string): string =>
  createHash('sha256')
    .update(publicKey)
    .digest('hex')
    .slice(0, 20)
    .toUpperCase()
    .replace(/(.{4})(?=.)/g, '$1 ')
