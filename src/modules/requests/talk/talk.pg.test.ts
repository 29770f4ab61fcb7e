import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Id, newId } from '#kit/id.ts'
import { must } from '#kit/result.ts'
import { createCtx } from '#platform/context/ctx.server.ts'
import { fileAnswer } from '#platform/files/files.server.ts'
import { readUpload } from '#platform/files/upload.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { deskToday } from '../desk-today.server.ts'
import { type Counter, counter } from '../fixtures.ts'
import { requestById } from '../store.server.ts'
import { readFollow } from './read.server.ts'
import { attach, comment, filesSubject, linkRequests, readMentions, unlinkRequests } from './talk.server.ts'

let hub: TestHub
let desk: Counter
beforeAll(async () => {
  hub = await testHub()
  desk = await counter(hub.ctx)
})
afterAll(() => hub.close())

const sami = { id: 'u-sami', name: 'Sami Haddad', email: 'sami@exemple.fr' }
const claire = { id: 'u-claire', name: 'Claire Morel', email: 'claire@exemple.fr' }
const accounts = [sami, claire]
const as = ({ id, name }: typeof sami) =>
  createCtx({
    ...{ db: hub.db, hub: hub.ctx.hub, clock: hub.clock },
    actor: { userId: id, name, roles: ['desk'] },
  })
const follow = async (id: Id<'Request'>, ctx = hub.ctx) =>
  await readFollow(ctx, (await ctx.read((tx) => requestById(tx, ctx.hub.id, id)))!)

test('who is named sees it until read, is written to once, and answering is reading', async () => {
  const { id, number } = await desk.take()
  const key = crypto.randomUUID()
  const said = { requestId: id, text: 'Le digicode a changé, @Sami @claire', accounts, idempotencyKey: key }
  must(await comment(as(claire), said))
  must(await comment(as(claire), said))
  expect((await follow(id)).comments).toMatchObject([{ authorName: 'Claire Morel', text: said.text }])
  expect((await deskToday(as(sami))).mentions).toMatchObject([{ number, authorName: 'Claire Morel' }])
  expect((await deskToday(as(claire))).mentions).toEqual([])
  expect((await follow(id, as(sami))).unread).toBe(1)
  must(await readMentions(as(sami), id))
  expect((await deskToday(as(sami))).mentions).toEqual([])
  must(await comment(as(sami), { requestId: id, text: 'Merci @Claire Morel', accounts }))
  must(await comment(as(claire), { requestId: id, text: 'Bien reçu', accounts }))
  expect((await follow(id, as(claire))).unread).toBe(0)
})

test('a picture and a paper are joined; one that lies about its type is refused and nothing is kept', async () => {
  const { id } = await desk.take()
  const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2])
  const upload = must(await readUpload(new File([png], 'fuite.png')))
  const file = must(await attach(hub.ctx, id, upload))
  const liar = new File(['MZ this is a program'], 'photo.png', { type: 'image/png' })
  expect(await readUpload(liar)).toMatchObject({ ok: false, code: 'file_type' })
  expect((await follow(id)).files).toMatchObject([{ id: file.id, name: 'fuite.png', type: 'image/png' }])
  const other = await desk.take()
  expect(await fileAnswer(hub.ctx, filesSubject(other.id), file.id)).toBeNull()
  expect(await attach(hub.as('committee'), id, upload)).toMatchObject({ code: 'not_permitted' })
  expect(await attach(await hub.other('ailleurs'), id, upload)).toMatchObject({ code: 'not_found' })
})

test('two requests of one story are read from both ends, once each way', async () => {
  const [first, second] = [await desk.take(), await desk.take()]
  const link = { requestId: second.id, number: first.number, kind: 'follows' } as const
  must(await linkRequests(hub.ctx, link))
  expect(await linkRequests(hub.ctx, link)).toMatchObject({ code: 'linked_already' })
  expect((await follow(second.id)).links).toMatchObject([{ way: 'from', number: first.number }])
  const [back] = (await follow(first.id)).links
  expect(back).toMatchObject({ way: 'to', kind: 'follows', number: second.number })
  expect(await linkRequests(hub.ctx, { ...link, number: second.number })).toMatchObject({ code: 'itself' })
  expect(await linkRequests(hub.ctx, { ...link, number: 'D2020-9999' })).toMatchObject({
    code: 'request_unknown',
  })
  const stranger = { requestId: (await desk.take()).id, linkId: back!.id }
  expect(await unlinkRequests(hub.ctx, stranger)).toMatchObject({ code: 'not_found' })
  must(await unlinkRequests(hub.ctx, { requestId: first.id, linkId: back!.id }))
  expect((await follow(second.id)).links).toEqual([])
})

test('who reads no request says nothing about one', async () => {
  const { id } = await desk.take()
  const said = { requestId: id, text: 'bonjour', accounts }
  expect(await comment(hub.as('member'), said)).toMatchObject({ code: 'not_permitted' })
  expect(await comment(hub.ctx, { ...said, text: '  ' })).toMatchObject({ code: 'words_needed' })
  expect(await comment(await hub.other('loin'), said)).toMatchObject({ code: 'not_found' })
  expect(await comment(hub.ctx, { ...said, requestId: newId<'Request'>() })).toMatchObject({
    code: 'not_found',
  })
  expect((await follow(id)).comments).toEqual([])
})
