import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Id } from '#kit/id.ts'
import { must } from '#kit/result.ts'
import { createCtx } from '#platform/context/ctx.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { deskToday } from '../desk-today.server.ts'
import { type Counter, counter } from '../fixtures.ts'
import { ratingOf, requestById } from '../store.server.ts'
import { readFollow } from '../talk/read.server.ts'
import { moveRequest } from '../use-cases/move-request.server.ts'
import { answerComplaint, closeComplaint, complain, redoWork } from './complain.server.ts'
import { askRating, rateByLink, ratingAsked } from './rating-link.server.ts'

let hub: TestHub
let desk: Counter
beforeAll(async () => {
  hub = await testHub()
  desk = await counter(hub.ctx)
})
afterAll(() => hub.close())

const read = async (id: Id<'Request'>) => (await hub.ctx.read((tx) => requestById(tx, hub.ctx.hub.id, id)))!
const follow = async (id: Id<'Request'>) => await readFollow(hub.ctx, await read(id))
const done = async () => {
  const taken = await desk.take()
  must(await moveRequest(hub.ctx, { requestId: taken.id, verb: 'finish' }))
  return taken
}
const passerBy = () =>
  createCtx({
    ...{ db: hub.db, hub: hub.ctx.hub, clock: hub.clock },
    actor: { userId: null, name: '', roles: [] },
  })

test('a complaint is answered, the work done again for nothing, and closed', async () => {
  const { id, number } = await done()
  must(await complain(hub.ctx, { requestId: id, what: 'Le robinet goutte encore' }))
  const [open] = (await follow(id)).complaints
  const complaintId = open!.id
  expect((await deskToday(hub.ctx)).complaints).toMatchObject([{ number, answeredAt: null }])
  expect(await closeComplaint(hub.ctx, complaintId)).toMatchObject({ code: 'not_answered_yet' })
  must(await answerComplaint(hub.ctx, { complaintId, answer: 'Nous revenons mardi.' }))
  const again = must(await redoWork(hub.ctx, { complaintId }))
  expect(await redoWork(hub.ctx, { complaintId })).toMatchObject({ code: 'redone_already' })
  expect(await read(again.id)).toMatchObject({ price: 0n, personId: desk.personId, serviceId: desk.basketId })
  expect((await follow(id)).links).toMatchObject([{ way: 'to', kind: 'redoes', number: again.number }])
  must(await closeComplaint(hub.ctx, complaintId))
  expect((await follow(id)).complaints).toMatchObject([
    { answer: 'Nous revenons mardi.', reworkNumber: again.number, closedAt: hub.clock.now() },
  ])
  expect((await deskToday(hub.ctx)).complaints).toEqual([])
  const late = await answerComplaint(hub.ctx, { complaintId, answer: 'Trop tard' })
  expect(late).toMatchObject({ code: 'closed_already' })
})

test('who may not, no words and another hub change nothing', async () => {
  const { id } = await done()
  const what = 'Rien ne va'
  expect(await complain(hub.as('treasurer'), { requestId: id, what })).toMatchObject({
    code: 'not_permitted',
  })
  expect(await complain(hub.ctx, { requestId: id, what: ' ' })).toMatchObject({ code: 'words_needed' })
  const elsewhere = await hub.other('ailleurs')
  expect(await complain(elsewhere, { requestId: id, what })).toMatchObject({ code: 'not_found' })
  must(await complain(hub.ctx, { requestId: id, what }))
  const complaintId = (await follow(id)).complaints[0]!.id
  const answer = { complaintId, answer: 'x' }
  expect(await answerComplaint(elsewhere, answer)).toMatchObject({ code: 'not_found' })
  expect(await answerComplaint(hub.as('driver'), answer)).toMatchObject({ code: 'not_permitted' })
  expect((await follow(id)).complaints).toMatchObject([{ answer: null, closedAt: null }])
})

test('asked once by a link: the answer counts once, whoever opens it again', async () => {
  const { id } = await done()
  const { secret } = must(await askRating(hub.ctx, id))
  expect(await ratingAsked(passerBy(), secret)).toMatchObject({ service: 'Panier de courses', rated: false })
  expect(await rateByLink(passerBy(), secret, { score: 5 })).toMatchObject({ code: 'score_wrong' })
  must(await rateByLink(passerBy(), secret, { score: 4, comment: 'Parfait' }))
  const again = await rateByLink(passerBy(), secret, { score: 1 })
  expect(again).toMatchObject({ code: 'already_rated' })
  const rating = await hub.ctx.read((tx) => ratingOf(tx, hub.ctx.hub.id, id))
  expect(rating).toMatchObject({ score: 4, comment: 'Parfait' })
  expect(await askRating(hub.ctx, id)).toMatchObject({ code: 'already_rated' })
  expect(await ratingAsked(passerBy(), 'x'.repeat(43))).toBeNull()
  expect(await rateByLink(await hub.other('loin'), secret, { score: 4 })).toMatchObject({ code: 'not_found' })
  const waiting = await desk.take()
  expect(await askRating(hub.ctx, waiting.id)).toMatchObject({ code: 'not_done_yet' })
})
