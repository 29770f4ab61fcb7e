import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Id } from '#kit/id.ts'
import { must } from '#kit/result.ts'
import { addPerson } from '#modules/people/index.server.ts'
import { type Ctx, createCtx } from '#platform/context/ctx.server.ts'
import { openDb } from '#platform/db/db.server.ts'
import { createMailer } from '#platform/mail/mail.server.ts'
import type { Post } from '#platform/mail/post.ts'
import { outbox } from '#platform/mail/tables.ts'
import { createTexter } from '#platform/mail/text.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { notify } from './notify.server.ts'
import { CLAIM_MINUTES } from './rules/states.ts'
import { sendNotices } from './send.server.ts'
import { claimDue, noticeById } from './store.server.ts'

type Got = { id: string; to: string; text: string; key: string | undefined }

let hub: TestHub
let service: Server
let url: string
/** What the service of text messages received, and what it answers. */
let got: Got[] = []
let answer = 200

beforeAll(async () => {
  hub = await testHub()
  service = createServer(async (request, response) => {
    const body = (await request.toArray()).join('')
    got.push({ ...JSON.parse(body), key: request.headers.authorization })
    response.writeHead(answer).end('ok')
  })
  service.listen(0, '127.0.0.1')
  await once(service, 'listening')
  url = `http://cle:secret@127.0.0.1:${(service.address() as AddressInfo).port}/envoi`
})
afterAll(async () => {
  service.close()
  await rm(outboxFolder, { recursive: true, force: true })
  await hub.close()
})
beforeEach(() => {
  got = []
  answer = 200
})

const post = (smsUrl: string | undefined = url, db = hub.db): Post => ({
  mail: createMailer({ db, clock: hub.clock, folder: outboxFolder }),
  texts: createTexter({ db, clock: hub.clock, url: smsUrl }),
  baseUrl: 'https://palier.exemple.fr',
})
const outboxFolder = join(tmpdir(), `palier-outbox-${process.pid}`)
let told = 0
async function tell(ctx: Ctx, contact: object = { phone: '0612345678' }): Promise<Id<'Notice'>> {
  const added = must(
    await addPerson(ctx, { lastName: `Personne ${told++}`, segment: 'inhabitant', ...contact }),
  )
  const sent = await notify(ctx, {
    template: 'satisfaction',
    to: { personId: added.id },
    data: { number: 'D1', service: 'Courses' },
    ...{ link: '/ouvert/essai/avis/secret', subjectKind: 'request', subjectId: 'D1' },
  })
  return sent!.id
}
const read = async (ctx: Ctx, id: Id<'Notice'>) => (await ctx.read((tx) => noticeById(tx, ctx.hub.id, id)))!
const later = (minutes: number) => hub.clock.set(new Date(hub.clock.now().getTime() + minutes * 60_000))

test('a text leaves once with its whole link, which is then forgotten', async () => {
  const ctx = await hub.other('envoi')
  const id = await tell(ctx)
  expect(await sendNotices(ctx, post())).toBe(1)
  expect(await sendNotices(ctx, post())).toBe(0)
  expect(got).toEqual([
    {
      id: (await read(ctx, id)).mailId,
      to: '+33612345678',
      text: expect.stringContaining('https://palier.exemple.fr/ouvert/essai/avis/secret'),
      key: `Basic ${btoa('cle:secret')}`,
    },
  ])
  const [kept] = await hub.db.auth.select().from(outbox).where(eq(outbox.hubId, ctx.hub.id))
  expect(kept?.body).not.toContain('secret')
  expect(await read(ctx, id)).toMatchObject({
    state: 'sent',
    link: null,
    toldAt: hub.clock.now(),
    attempts: 1,
  })
})

test('two processes at once send each message once', async () => {
  const ctx = await hub.other('deux')
  const ids = await Promise.all(Array.from({ length: 30 }, () => tell(ctx)))
  const second = openDb(hub.config)
  const twin = createCtx({ db: second, hub: ctx.hub, actor: ctx.actor, clock: hub.clock })
  await Promise.all([sendNotices(ctx, post()), sendNotices(twin, post(url, second))])
  await second.close()
  expect(got).toHaveLength(30)
  expect(new Set(got.map((one) => one.id)).size).toBe(30)
  for (const id of ids) expect((await read(ctx, id)).state).toBe('sent')
})

test('a service that is down is tried again, later and later, then the desk tells by voice', async () => {
  const ctx = await hub.other('panne')
  const id = await tell(ctx)
  answer = 503
  for (let n = 1; n <= 7; n++) {
    await sendNotices(ctx, post())
    // Not before its time.
    expect(await sendNotices(ctx, post())).toBe(0)
    expect(await read(ctx, id)).toMatchObject({ attempts: n, failure: 'http 503' })
    later(2000)
  }
  expect(await read(ctx, id)).toMatchObject({ state: 'failed' })
  expect(new Set(got.map((one) => one.id)).size).toBe(1)
  const refused = await tell(ctx)
  answer = 400
  await sendNotices(ctx, post())
  expect(await read(ctx, refused)).toMatchObject({ state: 'failed', attempts: 1, failure: 'http 400' })
})

test('a process that died holds its message a quarter of an hour, and what had left is not sent again', async () => {
  const ctx = await hub.other('mort')
  const [left, lost] = [await tell(ctx), await tell(ctx)]
  const claimed = await ctx.tx((tx) => claimDue(tx, ctx.hub.id, ctx.now(), 10))
  // It handed one over, and died before it could mark it; the other it had only taken.
  const one = claimed.find(({ id }) => id === left)!
  await post().texts.send({ id: one.mailId, to: one.address!, text: one.body, hubId: ctx.hub.id })
  expect(await sendNotices(ctx, post())).toBe(0)
  later(CLAIM_MINUTES + 1)
  expect(await sendNotices(ctx, post())).toBe(2)
  expect(got.map((text) => text.id)).toEqual([one.mailId, (await read(ctx, lost)).mailId])
  expect(await read(ctx, left)).toMatchObject({ state: 'sent' })
})

test('without a service, and to those who do not exist, it stays in the outbox', async () => {
  const ctx = await hub.other('reste')
  const film = await tell(ctx, { phone: '0639981234' })
  await sendNotices(ctx, post())
  const text = await tell(ctx)
  const mail = await tell(ctx, { email: 'zoe@courriel.example' })
  await sendNotices(ctx, post(''))
  for (const id of [film, text, mail]) expect((await read(ctx, id)).state).toBe('kept')
  expect(got).toEqual([])
  const kept = await hub.db.auth.select().from(outbox).where(eq(outbox.hubId, ctx.hub.id))
  expect(kept.map((row) => row.recipient).sort()).toEqual([
    '0612345678',
    '0639981234',
    'zoe@courriel.example',
  ])
})

test('a demo tells nobody', async () => {
  const ctx = await hub.other('demonstration')
  const demo = createCtx({ db: hub.db, hub: { ...ctx.hub, demo: true }, actor: ctx.actor, clock: hub.clock })
  const id = await tell(demo)
  await sendNotices(demo, post())
  expect([got, (await read(demo, id)).state]).toEqual([[], 'kept'])
})
