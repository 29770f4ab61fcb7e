import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { day } from '#kit/day.ts'
import { must } from '#kit/result.ts'
import { owedBy, settleCharges } from '#modules/money/index.server.ts'
import { sqlState } from '#platform/db/db.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { company, nameHub, owe, person } from '../fixtures.ts'
import { issueInvoices } from '../issue.server.ts'
import { httpPlatform } from './adapter.server.ts'
import { depositWaiting, readWords, tellCashed } from './carry.server.ts'
import { noteState, sendAgain } from './note.server.ts'
import { einvoicesToSee, listEInvoices, readEInvoice } from './read.server.ts'

let hub: TestHub
let server: Server
/** A platform of a few lines: what it took, and what it answers next. */
const taken: { number: string; key: string; bytes: number; siren: string; auth: string }[] = []
const told: { path: string; body: string }[] = []
let events: object[] = []
let answers: number[] = []

const bodyOf = async (request: IncomingMessage) => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

beforeAll(async () => {
  hub = await testHub()
  await nameHub(hub.ctx)
  server = createServer(async (request, response) => {
    const body = await bodyOf(request)
    const status = answers.shift() ?? 200
    const { url = '' } = request
    response.statusCode = status
    response.setHeader('Content-Type', 'application/json')
    if (status >= 400) return response.end('{}')
    if (url.startsWith('/api/events')) return response.end(JSON.stringify({ cursor: 'c1', events }))
    if (url === '/api/invoices') {
      const head = (name: string) => String(request.headers[name] ?? '')
      taken.push({
        ...{ number: head('x-invoice-number'), key: head('x-idempotency-key'), bytes: body.length },
        ...{ siren: head('x-siren'), auth: head('authorization') },
      })
      return response.end(JSON.stringify({ reference: `P/${head('x-invoice-number')}` }))
    }
    told.push({ path: url, body: body.toString() })
    return response.end('{}')
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
})
afterAll(async () => {
  server.close()
  await hub.close()
})
beforeEach(() => {
  taken.length = told.length = 0
  events = []
  answers = []
})

const platform = () =>
  httpPlatform(`http://palier:secret@127.0.0.1:${(server.address() as AddressInfo).port}/api/`)

let n = 0
async function issued(): Promise<{ number: string; organisationId: Awaited<ReturnType<typeof company>> }> {
  const organisationId = await company(hub.ctx, ++n)
  const chargeIds = await owe(hub.ctx, { organisationId }, [12_000])
  const made = must(await issueInvoices(hub.ctx, [{ who: { organisationId }, chargeIds }]))
  return { number: made.issued[0]!.number, organisationId }
}
const stateOf = async (number: string) => (await readEInvoice(hub.ctx, number))?.row.state
const wordsSaid = async (number: string) =>
  (await readEInvoice(hub.ctx, number))!.words.map((word) => word.state)

test('an invoice of a company goes to the platform, one of a neighbour does not', async () => {
  const { number } = await issued()
  const zoe = await person(hub.ctx, 'Lefèvre')
  const chargeIds = await owe(hub.ctx, { personId: zoe }, [1000])
  const hers = must(await issueInvoices(hub.ctx, [{ who: { personId: zoe }, chargeIds }]))
  expect(await readEInvoice(hub.ctx, hers.issued[0]!.number)).toBeNull()
  expect(await stateOf(number)).toBe('to-send')
  expect(await depositWaiting(hub.ctx, platform())).toBe(1)
  expect(taken).toMatchObject([{ number, siren: '732829320', auth: 'Basic cGFsaWVyOnNlY3JldA==' }])
  expect(taken[0]!.bytes).toBeGreaterThan(10_000)
  expect(await stateOf(number)).toBe('deposited')
  expect(await depositWaiting(hub.ctx, platform())).toBe(0)
})

test('what the platform says moves it on; late and repeated words change nothing', async () => {
  const { number } = await issued()
  await depositWaiting(hub.ctx, platform())
  const word = (status: unknown, minute: number, reason?: string) => ({
    ...{ reference: `P/${number}`, status, at: `2026-03-02T10:${minute}:00Z`, reason },
  })
  events = [
    word('fr:202', 12),
    word(201, 11),
    word(202, 12),
    word('nonsense', 13),
    { reference: 'autre', status: 205 },
  ]
  await readWords(hub.ctx, platform())
  expect(await stateOf(number)).toBe('received')
  expect(await wordsSaid(number)).toEqual(['deposited', 'received', 'issued'])
  events = [word(210, 20, 'SIRET inconnu')]
  await readWords(hub.ctx, platform())
  await readWords(hub.ctx, platform())
  expect((await readEInvoice(hub.ctx, number))!.words.at(-1)).toMatchObject({
    state: 'refused',
    why: 'SIRET inconnu',
  })
  expect((await einvoicesToSee(hub.ctx)).toSee).toBe(1)
  const list = await listEInvoices(hub.ctx, new URLSearchParams('vue=a-regarder'))
  expect(list.rows.map((row) => row.number)).toEqual([number])
})

test('a platform that is down is tried again later; one that says no is said to a person, who sends it again', async () => {
  const { number } = await issued()
  answers = [503]
  await depositWaiting(hub.ctx, platform())
  expect((await readEInvoice(hub.ctx, number))!.row).toMatchObject({
    state: 'to-send',
    tries: 1,
    failure: 'http 503',
  })
  expect(await depositWaiting(hub.ctx, platform())).toBe(0)
  hub.clock.set(new Date(hub.ctx.now().getTime() + 3 * 60_000))
  answers = [422]
  await depositWaiting(hub.ctx, platform())
  expect(await stateOf(number)).toBe('failed')
  must(await sendAgain(hub.ctx, number))
  expect(await sendAgain(hub.ctx, number)).toMatchObject({ code: 'already_over' })
  await depositWaiting(hub.ctx, platform())
  expect(await stateOf(number)).toBe('deposited')
  expect(taken.map((one) => one.number)).toEqual([number])
})

test('two processes at once deposit each invoice once', async () => {
  const numbers = [await issued(), await issued(), await issued()].map((one) => one.number)
  await Promise.all([0, 1, 2].map(() => depositWaiting(hub.ctx, platform())))
  expect(taken.map((one) => one.number).sort()).toEqual(numbers.sort())
})

test('once paid, the platform is told that it was cashed, once', async () => {
  const { number, organisationId } = await issued()
  await depositWaiting(hub.ctx, platform())
  expect(await tellCashed(hub.ctx, platform())).toBe(0)
  const { charges } = await owedBy(hub.ctx, { organisationId })
  must(await settleCharges(hub.ctx, { chargeIds: charges.map((charge) => charge.id), means: 'transfer' }))
  expect(await tellCashed(hub.ctx, platform())).toBe(1)
  expect(told).toMatchObject([{ path: `/api/invoices/P%2F${number}/events` }])
  expect(JSON.parse(told[0]!.body)).toMatchObject({ status: 212 })
  expect(await stateOf(number)).toBe('cashed')
  expect(await tellCashed(hub.ctx, platform())).toBe(0)
})

test('without a platform, a person notes what its site says', async () => {
  const { number } = await issued()
  const note = { number, state: 'deposited', day: day('2026-03-02') } as const
  expect(await noteState(hub.as('desk'), note)).toMatchObject({ code: 'not_permitted' })
  expect(await noteState(hub.ctx, { ...note, number: 'F2026-99999' })).toMatchObject({ code: 'not_found' })
  expect(await noteState(hub.ctx, { ...note, day: day('2026-03-03') })).toMatchObject({
    code: 'day_in_future',
  })
  expect(await noteState(hub.ctx, { ...note, state: 'to-send' })).toMatchObject({ code: 'unknown_choice' })
  expect(await noteState(hub.ctx, { ...note, state: 'refused' })).toMatchObject({
    code: 'required',
    field: 'why',
  })
  must(await noteState(hub.ctx, { ...note, reference: 'DEP-7' }))
  expect((await readEInvoice(hub.ctx, number))!.row).toMatchObject({ state: 'deposited', reference: 'DEP-7' })
  must(await noteState(hub.ctx, { ...note, state: 'rejected', why: 'Doublon' }))
  expect(await noteState(hub.ctx, { ...note, state: 'approved' })).toMatchObject({ code: 'already_over' })
  const rewrite = hub.ctx.tx((tx) => tx.execute(sql`UPDATE einvoice_words SET why = 'x'`))
  expect(await rewrite.catch(sqlState)).toBe('42501')
  expect((await listEInvoices(await hub.other('voisin'), new URLSearchParams())).rows).toEqual([])
})
