import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, day } from '#kit/day.ts'
import { type Id, newId } from '#kit/id.ts'
import { cents } from '#kit/money.ts'
import { must } from '#kit/result.ts'
import { addCoverage } from '#modules/contracts/index.server.ts'
import { addOrganisation } from '#modules/people/index.server.ts'
import { createCtx } from '#platform/context/ctx.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { type Counter, counter } from '../fixtures.ts'
import { sharesOfRequests } from '../shares/store.server.ts'
import { movesOf, requestById } from '../store.server.ts'
import { moveRequest } from '../use-cases/move-request.server.ts'
import { answerByLink, recordAnswer, withdrawQuote } from './answer.server.ts'
import { quoteCards, quoteOfLink, wholeQuote } from './read.server.ts'
import { renewLink, sendQuote } from './send.server.ts'

let hub: TestHub
let desk: Counter
beforeAll(async () => {
  hub = await testHub()
  desk = await counter(hub.ctx)
})
afterAll(() => hub.close())

const LINES = [
  { label: 'Débarras de cave', hundredths: 150, unitPrice: cents(4000) },
  { label: 'Remise voisinage', hundredths: 100, unitPrice: cents(-500) },
]
const passerBy = () =>
  createCtx({
    ...{ db: hub.db, hub: hub.ctx.hub, clock: hub.clock },
    actor: { userId: null, name: '', roles: [] },
  })
const read = async (id: Id<'Request'>) => (await hub.ctx.read((tx) => requestById(tx, hub.ctx.hub.id, id)))!
const history = (id: Id<'Request'>) => hub.ctx.read((tx) => movesOf(tx, hub.ctx.hub.id, id))
const YES = { answer: 'accept', name: 'Zoé Lefèvre', agreed: true } as const

/** A request with an open quote, and the secret of its link. */
async function quoted(lines = LINES) {
  const { id: requestId } = await desk.take()
  const { id: quoteId, number, secret } = must(await sendQuote(hub.ctx, { requestId, lines }))
  return { requestId, quoteId, number, secret: secret! }
}
const everything = async (requestId: Id<'Request'>) => ({
  request: await read(requestId),
  moves: await history(requestId),
  quotes: await quoteCards(hub.ctx, requestId),
})

test('a quote is numbered, keeps its lines, and moves its request without touching the price', async () => {
  const { requestId, quoteId, number, secret } = await quoted()
  expect(number).toMatch(/^DV2026-\d{4}$/)
  expect(secret).toMatch(/^[\w-]{43}$/)
  expect(await read(requestId)).toMatchObject({ state: 'quoted', price: 1250n })
  expect(await wholeQuote(hub.ctx, quoteId)).toMatchObject({
    ...{ status: 'waiting', total: 5500n, clientName: 'Zoé Lefèvre', hubName: 'essai' },
    lines: [{ total: 6000n }, { total: -500n }],
  })
})

test('accepted by its link, once: the price, who, when and how', async () => {
  const { requestId, secret, number } = await quoted()
  must(await answerByLink(passerBy(), secret, YES))
  expect(await read(requestId)).toMatchObject({ state: 'accepted', price: 5500n, priceWhy: number })
  expect((await history(requestId))[0]).toMatchObject({
    verb: 'accept',
    actorName: 'Zoé Lefèvre',
    userId: null,
  })
  const before = await everything(requestId)
  expect(before.quotes[0]).toMatchObject({
    ...{ status: 'accepted', endedByName: 'Zoé Lefèvre', answeredBy: 'link' },
    endedAt: hub.clock.now(),
  })
  for (const again of [YES, { answer: 'decline', name: 'Un autre' } as const])
    expect(await answerByLink(passerBy(), secret, again)).toMatchObject({ ok: false, code: 'quote_over' })
  expect(await everything(requestId)).toEqual(before)
})

test('of two answers at once one counts', async () => {
  const { requestId, secret } = await quoted()
  const both = await Promise.all([
    answerByLink(passerBy(), secret, YES),
    answerByLink(passerBy(), secret, { answer: 'decline', name: 'Zoé' }),
    answerByLink(passerBy(), secret, YES),
  ])
  expect(both.filter((one) => one.ok)).toHaveLength(1)
  expect(await history(requestId)).toHaveLength(3)
})

test('declined, the request is to look at again, with the reason', async () => {
  const { requestId, secret } = await quoted()
  must(await answerByLink(passerBy(), secret, { answer: 'decline', name: 'Zoé', why: 'Trop cher' }))
  expect(await read(requestId)).toMatchObject({ state: 'qualified', phase: 'triage', price: 1250n })
  expect((await quoteCards(hub.ctx, requestId))[0]).toMatchObject({
    status: 'declined',
    endedWhy: 'Trop cher',
  })
})

test('without a name or « bon pour accord » nothing is accepted', async () => {
  const { requestId, secret } = await quoted()
  const before = await everything(requestId)
  expect(await answerByLink(passerBy(), secret, { ...YES, name: '  ' })).toMatchObject({
    code: 'name_needed',
  })
  expect(await answerByLink(passerBy(), secret, { ...YES, agreed: false })).toMatchObject({
    code: 'agreement_needed',
  })
  expect(await everything(requestId)).toEqual(before)
})

test('a quote that ran out is not accepted by its link, and the desk may still stand by its price', async () => {
  const { requestId, secret } = await quoted()
  const now = hub.clock.now()
  hub.clock.set(new Date(now.getTime() + 31 * 86_400_000))
  expect(await quoteOfLink(passerBy(), secret)).toMatchObject({ status: 'expired' })
  expect(await answerByLink(passerBy(), secret, YES)).toMatchObject({ code: 'quote_over' })
  must(await recordAnswer(hub.ctx, { requestId, answer: 'accept', name: 'Zoé Lefèvre', way: 'phone' }))
  expect((await quoteCards(hub.ctx, requestId))[0]).toMatchObject({ status: 'accepted', answeredBy: 'phone' })
  hub.clock.set(now)
})

test('a newer quote, a newer link and a withdrawal each close the link before', async () => {
  const first = await quoted()
  const { requestId } = first
  const second = must(await sendQuote(hub.ctx, { requestId, lines: LINES.slice(0, 1) }))
  expect(await quoteOfLink(passerBy(), first.secret)).toMatchObject({ status: 'replaced' })
  expect(await answerByLink(passerBy(), first.secret, YES)).toMatchObject({ code: 'quote_over' })
  const third = must(await renewLink(hub.ctx, requestId))
  expect(await quoteOfLink(passerBy(), second.secret!)).toBe('link-replaced')
  expect(await answerByLink(passerBy(), second.secret!, YES)).toMatchObject({ code: 'quote_over' })
  must(await withdrawQuote(hub.ctx, { requestId, why: 'erreur de prix' }))
  expect(await quoteOfLink(passerBy(), third.secret)).toMatchObject({ status: 'withdrawn' })
  expect(await read(requestId)).toMatchObject({ state: 'qualified' })
  expect(await answerByLink(passerBy(), third.secret, YES)).toMatchObject({ code: 'quote_over' })
  expect(await renewLink(hub.ctx, requestId)).toMatchObject({ code: 'no_open_quote' })
})

test('whatever ends the request ends its quote; « accepté » pressed on the page takes the quote’s price', async () => {
  const cancelled = await quoted()
  must(await moveRequest(hub.ctx, { requestId: cancelled.requestId, verb: 'cancel', why: 'plus besoin' }))
  expect(await quoteOfLink(passerBy(), cancelled.secret)).toMatchObject({ status: 'withdrawn' })
  const pressed = await quoted()
  must(await moveRequest(hub.ctx, { requestId: pressed.requestId, verb: 'accept' }))
  expect(await read(pressed.requestId)).toMatchObject({ state: 'accepted', price: 5500n })
  expect(await quoteOfLink(passerBy(), pressed.secret)).toMatchObject({
    ...{ status: 'accepted', endedByName: 'Zoé Lefèvre', answeredBy: 'counter' },
  })
})

test('the same form sent twice makes one quote and tells its link once; numbers have no gap', async () => {
  const { id } = await desk.take()
  const input = { requestId: id, lines: LINES, idempotencyKey: crypto.randomUUID() }
  const one = must(await sendQuote(hub.ctx, input))
  const again = must(await sendQuote(hub.ctx, input))
  expect(again).toEqual({ id: one.id, number: one.number, secret: null })
  expect(await sendQuote(hub.ctx, { requestId: newId<'Request'>(), lines: LINES })).toMatchObject({
    code: 'not_found',
  })
  const next = await quoted()
  expect(Number(next.number.slice(-4))).toBe(Number(one.number.slice(-4)) + 1)
})

test('who may not, another hub, a wrong secret and wrong lines change nothing', async () => {
  const { requestId, secret } = await quoted()
  const before = await everything(requestId)
  const input = { requestId, lines: LINES }
  const elsewhere = await hub.other('ailleurs')
  expect(await sendQuote(hub.as('driver'), input)).toMatchObject({ code: 'not_permitted' })
  expect(await sendQuote(elsewhere, input)).toMatchObject({ code: 'not_found' })
  expect(await sendQuote(hub.ctx, { requestId, lines: [] })).toMatchObject({ code: 'lines_needed' })
  expect(await sendQuote(hub.ctx, { ...input, validUntil: addDays(hub.ctx.today(), -1) })).toMatchObject({
    code: 'day_past',
  })
  expect(await answerByLink(elsewhere, secret, YES)).toMatchObject({ code: 'not_found' })
  expect(await answerByLink(passerBy(), 'x'.repeat(43), YES)).toMatchObject({ code: 'not_found' })
  expect(await quoteOfLink(passerBy(), 'x'.repeat(43))).toBeNull()
  const byPhone = { requestId, answer: 'accept', name: 'Zoé', way: 'phone' } as const
  expect(await recordAnswer(hub.as('treasurer'), byPhone)).toMatchObject({ code: 'not_permitted' })
  expect(await everything(requestId)).toEqual(before)
})

test('taken without a price, what is agreed on by the link is shared between those who cover it', async () => {
  const ccas = must(await addOrganisation(hub.ctx, { name: 'CCAS', kind: 'ccas', siret: undefined })).id
  const terms = { serviceScope: 'all', peopleScope: 'everybody', fromDay: day('2026-01-01') } as const
  const half = { name: 'Aide du CCAS', payerOrganisationId: ccas, takes: 'share', permille: 500 } as const
  must(await addCoverage(hub.ctx, { ...terms, ...half, rank: 1, toDay: day('2026-03-02') }))
  const { id } = await desk.take({ price: cents(0), priceWhy: 'devis à faire' })
  const { secret } = must(await sendQuote(hub.ctx, { requestId: id, lines: LINES }))
  must(await answerByLink(passerBy(), secret!, YES))
  expect(await read(id)).toMatchObject({ state: 'accepted', price: 5500n, severalPay: true })
  const shares = await hub.ctx.read((tx) => sharesOfRequests(tx, hub.ctx.hub.id, [id]))
  expect(shares.map(({ kind, amount }) => [kind, amount])).toEqual([
    ['organisation', 2750n],
    ['served', 2750n],
  ])
})
