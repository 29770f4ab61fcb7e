import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { createTransport } from 'nodemailer'
import { type Id, newId } from '#kit/id.ts'
import type { Clock } from '../clock/clock.ts'
import type { Db } from '../db/db.server.ts'
import { outbox } from './tables.ts'

type Message = { to: string; subject: string; text: string; hubId?: Id<'Hub'> }
export type Mailer = { send(message: Message): Promise<void> }

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
  const transport = smtpUrl
    ? createTransport(smtpUrl)
    : createTransport({ streamTransport: true, buffer: true, newline: 'unix' })
  return {
    async send({ to, subject, text, hubId }) {
      const id = newId<'Mail'>()
      await db.auth
        .insert(outbox)
        .values({ id, hubId: hubId ?? null, recipient: to, subject, body: text, at: clock.now() })
      try {
        const info = await transport.sendMail({ from, to, subject, text })
        const raw = (info as { message?: unknown }).message
        if (Buffer.isBuffer(raw)) {
          await mkdir(folder, { recursive: true })
          await writeFile(join(folder, `${id}.eml`), raw)
        }
        await db.auth.update(outbox).set({ sentAt: clock.now() }).where(eq(outbox.id, id))
      } catch (error) {
        const failure = error instanceof Error ? error.message.slice(0, 300) : 'unknown'
        await db.auth.update(outbox).set({ failure }).where(eq(outbox.id, id))
      }
    },
  }
}
