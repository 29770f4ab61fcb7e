import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Id, newId } from '#kit/id.ts'
import { must } from '#kit/result.ts'
import { paymentsOf } from '#modules/money/index.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { type Counter, counter } from '../fixtures.ts'
import { requestById } from '../store.server.ts'
import { moveRequest } from './move-request.server.ts'
import { payRequest, undoPayment } from './pay-request.server.ts'
import { rateRequest } from './rate-request.server.ts'

let hub: TestHub
let desk: Counter
beforeAll(async () => {
  hub = await testHub()
  desk = await counter(hub.ctx)
})
afterAll(() => hub.close())

const read = async (id: Id<'Request'>) => (await hub.ctx.read((tx) => requestById(tx, hub.ctx.hub.id, id)))!
const amounts = async (id: Id<'Request'>) =>
  (await paymentsOf(hub.ctx, 'request', id)).map((payment) => payment.amount)
const done = async () => {
  const taken = await desk.take({ payerOrganisationId: desk.landlordId })
  must(await moveRequest(hub.ctx, { requestId: taken.id, verb: 'finish' }))
  return taken.id
}

test('a payment gives a receipt in the name of who pays, and the request is paid', async () => {
  const id = await done()
  const paid = must(await payRequest(hub.ctx, { requestId: id, means: 'cheque', reference: '0042' }))
  expect(paid.receipt).toMatch(/^R2026-\d{5}$/)
  const [payment] = await paymentsOf(hub.ctx, 'request', id)
  expect(payment).toMatchObject({ amount: 1250n, payerName: 'Habitat Tilleuls', means: 'cheque' })
  expect(await read(id)).toMatchObject({ state: 'paid', paidAt: hub.clock.now() })
})

test('two hands at once make one payment', async () => {
  const id = await done()
  const both = await Promise.all([
    payRequest(hub.ctx, { requestId: id, means: 'cash' }),
    payRequest(hub.ctx, { requestId: id, means: 'card' }),
  ])
  expect(both.filter((r) => r.ok)).toHaveLength(1)
  expect(both.find((r) => !r.ok)).toMatchObject({ code: 'not_from_this_state' })
  expect(await amounts(id)).toEqual([1250n])
})

test('the same form sent twice pays once and gives the same receipt', async () => {
  const input = { requestId: await done(), means: 'cash' as const, idempotencyKey: newId<'Form'>() }
  expect(await payRequest(hub.ctx, input)).toEqual(await payRequest(hub.ctx, input))
  expect(await amounts(input.requestId)).toEqual([1250n])
})

test('a payment taken back leaves both rows, and the money is awaited again', async () => {
  const id = await done()
  must(await payRequest(hub.ctx, { requestId: id, means: 'cash' }))
  expect(await undoPayment(hub.ctx, { requestId: id, why: ' ' })).toMatchObject({ code: 'why_needed' })
  must(await undoPayment(hub.ctx, { requestId: id, why: 'mauvaise personne' }))
  expect(await amounts(id)).toEqual([1250n, -1250n])
  expect(await read(id)).toMatchObject({ state: 'done', paidAt: null, phase: 'billed' })
  must(await payRequest(hub.ctx, { requestId: id, means: 'card' }))
  expect(await amounts(id)).toEqual([1250n, -1250n, 1250n])
})

test('each refusal writes no payment', async () => {
  const { id } = await desk.take()
  expect(await payRequest(hub.ctx, { requestId: id, means: 'cash' })).toMatchObject({
    code: 'not_from_this_state',
  })
  expect(await payRequest(hub.as('driver'), { requestId: id, means: 'cash' })).toMatchObject({
    code: 'not_permitted',
  })
  expect(await undoPayment(hub.ctx, { requestId: id, why: 'x' })).toMatchObject({
    code: 'not_from_this_state',
  })
  const other = await hub.other('voisin')
  expect(await payRequest(other, { requestId: id, means: 'cash' })).toMatchObject({ code: 'not_found' })
  expect(await amounts(id)).toEqual([])
})

test('paid and closed, a request is not reopened while the money is held', async () => {
  const id = await done()
  must(await payRequest(hub.ctx, { requestId: id, means: 'cash' }))
  must(await moveRequest(hub.ctx, { requestId: id, verb: 'close' }))
  expect(await moveRequest(hub.ctx, { requestId: id, verb: 'reopen' })).toMatchObject({ code: 'still_paid' })
})

test('the opinion is asked once, after the work', async () => {
  const { id } = await desk.take()
  expect(await rateRequest(hub.ctx, { requestId: id, score: 4 })).toMatchObject({ code: 'not_done_yet' })
  must(await moveRequest(hub.ctx, { requestId: id, verb: 'finish' }))
  expect(await rateRequest(hub.ctx, { requestId: id, score: 5 })).toMatchObject({ code: 'score_wrong' })
  must(await rateRequest(hub.ctx, { requestId: id, score: 4, comment: 'Merci !' }))
  expect(await rateRequest(hub.ctx, { requestId: id, score: 1 })).toMatchObject({ code: 'already_rated' })
})
