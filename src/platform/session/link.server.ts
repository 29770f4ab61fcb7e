import { createHash, randomBytes } from 'node:crypto'

/** A secret for a link that opens without an account: 32 random bytes. It lives in the link only. */
export const linkSecret = (): string => randomBytes(32).toString('base64url')

/** True for what `linkSecret` makes; anything else in an address needs no query. */
export const isLinkSecret = (text: unknown): text is string =>
  typeof text === 'string' && /^[\w-]{43}$/.test(text)

/** What is stored of a link's secret: its SHA-256, so that nobody who reads the table can open the link. */
export const linkHash = (secret: string): string => createHash('sha256').update(secret).digest('hex')
