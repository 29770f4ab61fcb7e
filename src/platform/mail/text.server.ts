import { eq } from 'drizzle-orm'
import type { Clock } from '../clock/clock.ts'
import type { Db } from '../db/db.server.ts'
import { type Delivery, type Message, openRow, withoutSecret } from './mail.server.ts'
import { outbox } from './tables.ts'

/** A text message: `to` as people write it in France (`0612345678`) or with its country (`+41…`). */
type Text = Omit<Message, 'subject' | 'id'> & Required<Pick<Message, 'id'>>
export type Texter = { send(text: Text): Promise<Delivery> }

const TIMEOUT_MS = 10_000

/** Numbers that no operator gives, kept for films and examples (ARCEP, décision 2009-0637). */
const nobody = (to: string): boolean => /^(0|\+33)63998\d{4}$/.test(to)

/** E.164: what every service of text messages reads. */
const international = (to: string): string => (to.startsWith('0') ? `+33${to.slice(1)}` : to)

/**
 * Hands text messages to a service over HTTP: POST of `{ id, to, text }` in JSON, with the name and password of the
 * address as basic authorization. `id` is the same when a message is tried again, so that the service may tell. Any
 * answer under 400 is a message accepted; 4xx will never be, save 408, 425 and 429. Without `url`, it stays in the outbox.
 */
export function createTexter({ db, clock, url }: { db: Db; clock: Clock; url?: string }): Texter {
  const service = url ? serviceOf(url) : null
  return {
    async send({ to, text, secret, hubId, id, stays = false }) {
      const row = { id, hubId: hubId ?? null, recipient: to, subject: '', body: text, at: clock.now() }
      if (await openRow(db, row)) return 'sent'
      if (service === null || stays || nobody(to)) return 'kept'
      const note = (change: Partial<typeof outbox.$inferInsert>) =>
        db.auth.update(outbox).set(change).where(eq(outbox.id, id))
      try {
        const answer = await fetch(service.href, {
          method: 'POST',
          headers: service.headers,
          body: JSON.stringify({ id, to: international(to), text }),
          redirect: 'error',
          signal: AbortSignal.timeout(TIMEOUT_MS),
        })
        await answer.body?.cancel()
        if (!answer.ok) throw new Refused(answer.status)
        await note({ sentAt: clock.now(), failure: null, body: withoutSecret(text, secret) })
        return 'sent'
      } catch (error) {
        const status = error instanceof Refused ? error.status : 0
        const failure = status ? `http ${status}` : error instanceof Error ? error.name : 'unknown'
        await note({ failure })
        return { failure, final: status >= 400 && status < 500 && ![408, 425, 429].includes(status) }
      }
    },
  }
}

class Refused extends Error {
  readonly status: number
  constructor(status: number) {
    super('refused')
    this.status = status
  }
}

function serviceOf(url: string): { href: string; headers: Record<string, string> } {
  const at = new URL(url)
  const name = decodeURIComponent(at.username)
  const key = Buffer.from(`${name}:${decodeURIComponent(at.password)}`).toString('base64')
  at.username = ''
  at.password = ''
  const headers = { 'Content-Type': 'application/json', ...(name ? { Authorization: `Basic ${key}` } : {}) }
  return { href: at.href, headers }
}
