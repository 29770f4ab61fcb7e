import { once } from 'node:events'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { newId } from '#kit/id.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { createMailer, type Mailer } from './mail.server.ts'
import { outbox } from './tables.ts'

let hub: TestHub
let folder: string
let server: Server
let mailer: Mailer
/** What the mail server took, and what it says to an address. */
let taken: string[] = []
let answer = '250 ok'

/** As much of RFC 5321 as a client needs to hand a message over. */
function converse(socket: Socket): void {
  let message: string | null = null
  socket.on('error', () => undefined)
  socket.write('220 essai\r\n')
  socket.on('data', (chunk) => {
    const text = chunk.toString()
    if (message !== null) {
      message += text
      if (!message.endsWith('\r\n.\r\n')) return
      taken.push(message)
      message = null
      socket.write('250 ok\r\n')
    } else if (/^(EHLO|HELO|MAIL|RSET)/.test(text)) socket.write('250 ok\r\n')
    else if (text.startsWith('RCPT')) socket.write(`${answer}\r\n`)
    else if (text.startsWith('DATA')) {
      message = ''
      socket.write('354 go\r\n')
    } else socket.end('221 bye\r\n')
  })
}

beforeAll(async () => {
  hub = await testHub()
  folder = await mkdtemp(join(tmpdir(), 'palier-outbox-'))
  server = createServer(converse).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const smtpUrl = `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`
  mailer = createMailer({ db: hub.db, clock: hub.clock, folder, smtpUrl, from: 'Palier <lieu@exemple.fr>' })
})
afterAll(async () => {
  server.close()
  await rm(folder, { recursive: true })
  await hub.close()
})
beforeEach(() => {
  taken = []
  answer = '250 ok'
})

const letter = (more: object = {}) => ({
  ...{ to: 'zoe@exemple.fr', subject: 'Bonjour', text: 'Bonjour Zoé', id: newId<'Mail'>() },
  ...more,
})
const row = async (id: string) =>
  (
    await hub.db.auth
      .select()
      .from(outbox)
      .where(eq(outbox.id, id as never))
  )[0]

test('a message is handed over once under its own name', async () => {
  const mail = letter()
  expect(await mailer.send(mail)).toBe('sent')
  expect(await mailer.send(mail)).toBe('sent')
  expect(taken).toHaveLength(1)
  expect(taken[0]).toContain(`Message-ID: <${mail.id}@exemple.fr>`)
  expect((await row(mail.id))?.sentAt).toEqual(hub.clock.now())
})

test('nobody of an example is written to, nor anybody by a demo', async () => {
  for (const mail of [
    letter({ to: 'zoe@demo.example' }),
    letter({ to: 'a@b.TEST' }),
    letter({ stays: true }),
  ])
    expect(await mailer.send(mail)).toBe('kept')
  expect(taken).toEqual([])
  expect(await readdir(folder)).toHaveLength(3)
})

test('a refusal says whether it is for ever, and names nobody; it may be tried again', async () => {
  const mail = letter()
  answer = '451 <zoe@exemple.fr> later'
  expect(await mailer.send(mail)).toEqual({ failure: 'EENVELOPE 451', final: false })
  answer = '550 <zoe@exemple.fr> unknown'
  expect(await mailer.send(mail)).toEqual({ failure: 'EENVELOPE 550', final: true })
  answer = '250 ok'
  expect(await mailer.send(mail)).toBe('sent')
  expect(await row(mail.id)).toMatchObject({ failure: null })
})

test('a server that is not there is a failure to try again', async () => {
  const away = createMailer({ db: hub.db, clock: hub.clock, folder, smtpUrl: 'smtp://127.0.0.1:1' })
  expect(await away.send(letter())).toMatchObject({ failure: expect.stringMatching(/^E/), final: false })
})
