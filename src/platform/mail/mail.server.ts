import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { createTransport } from 'nodemailer'
import { type Id, newId } from '#kit/id.ts'
import type { Clock } from '../clock/clock.ts'
import type { Db } from '../db/db.server.ts'
import { outbox } from './tables.ts'

export type Message = {
  to: string
  subject: string
  text: string
  hubId?: Id<'Hub'>
  /** The same message sent again keeps its row of the outbox, and does not leave twice. */
  id?: Id<'Mail'>
  /** What the outbox forgets once it is sent: a link that lets in whoever holds it. */
  secret?: string
  /** Written in the outbox and never handed over: what a demo says to people who do not exist. */
  stays?: boolean
}
/** `kept` stays in the outbox, for want of somebody to hand it to. A failure names its cause, never a person. */
export type Delivery = 'sent' | 'kept' | { readonly failure: string; readonly final: boolean }
export type Mailer = { send(message: Message): Promise<Delivery> }

/** Names that nobody owns: RFC 2606 and 6761. */
const nobody = (to: string): boolean => /[@.](example|test|invalid|localhost)$/i.test(to.trim())

/** The server's code and nothing of its sentence, which repeats the address. 5xx says never (RFC 5321, 4.2.1). */
function failureOf(error: unknown): { failure: string; final: boolean } {
  const { code, responseCode } = error as { code?: unknown; responseCode?: unknown }
  const said = typeof responseCode === 'number' ? responseCode : undefined
  const failure = [typeof code === 'string' ? code : undefined, said].filter(Boolean).join(' ') || 'unknown'
  return { failure, final: code === 'EENVELOPE' && said !== undefined && said >= 500 }
}

/** The text as the outbox keeps it after it was sent. */
export const withoutSecret = (text: string, secret: string | undefined): string =>
  secret ? text.replaceAll(secret, '…') : text

/**
 * Opens the row of a message in the outbox; true when it was there already and had left. A crash after the message
 * left and before its row said so sends it again, under the same Message-ID: late words twice beat none.
 */
export async function openRow(db: Db, row: typeof outbox.$inferInsert): Promise<boolean> {
  const fresh = await db.auth.insert(outbox).values(row).onConflictDoNothing().returning({ id: outbox.id })
  if (fresh.length > 0) return false
  const [known] = await db.auth.select({ sentAt: outbox.sentAt }).from(outbox).where(eq(outbox.id, row.id))
  return known?.sentAt != null
}

/**
 * Keeps each message in the outbox, then hands it to SMTP (`smtpUrl`) or, without SMTP, writes it as an `.eml`
 * file in `folder`. A failed delivery is noted on the row and never undoes the work that caused the message.
 */
export function createMailer(parts: {
  db: Db
  clock: Clock
  folder: string
  smtpUrl?: string
  from?: string
}): Mailer {
  const { db, clock, folder, smtpUrl } = parts
  const from = parts.from ?? 'Palier <palier@localhost>'
  const paper = createTransport({ streamTransport: true, buffer: true, newline: 'unix' })
  const wire = smtpUrl
    ? createTransport({
        url: smtpUrl,
        connectionTimeout: 10_000,
        greetingTimeout: 10_000,
        socketTimeout: 30_000,
      })
    : null
  return {
    async send({ to, subject, text, secret, hubId, id = newId<'Mail'>(), stays = false }) {
      const row = { id, hubId: hubId ?? null, recipient: to, subject, body: text, at: clock.now() }
      const kept = wire === null || stays || nobody(to)
      if (await openRow(db, row)) return kept ? 'kept' : 'sent'
      try {
        const info = await (kept ? paper : wire).sendMail({
          ...{ from, to, subject, text },
          messageId: `<${id}@${from.match(/@([^>\s]+)/)?.[1] ?? 'palier'}>`,
        })
        const raw = (info as { message?: unknown }).message
        if (Buffer.isBuffer(raw)) {
          await mkdir(folder, { recursive: true })
          await writeFile(join(folder, `${id}.eml`), raw)
        }
        // What is kept here must still be read from here.
        const body = kept ? text : withoutSecret(text, secret)
        await db.auth
          .update(outbox)
          .set({ sentAt: clock.now(), failure: null, body })
          .where(eq(outbox.id, id))
        return kept ? 'kept' : 'sent'
      } catch (error) {
        const failure = error instanceof Error ? error.message.slice(0, 300) : 'unknown'
        await db.auth.update(outbox).set({ failure }).where(eq(outbox.id, id))
        return failureOf(error)
      }
    },
  }
}
