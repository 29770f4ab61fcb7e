import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Id } from '#kit/id.ts'
import { must } from '#kit/result.ts'
import { counter } from '#modules/requests/fixtures.ts'
import {
  complain,
  linkRequests,
  moveRequest,
  payRequest,
  todayPanel,
} from '#modules/requests/index.server.ts'
import { moveRequests } from '#modules/requests/use-cases/move-request.server.ts'
import { createCtx } from '#platform/context/ctx.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { everyRequest, listRequests } from './query.server.ts'

let hub: TestHub
const numbers: string[] = []
let personId: Id<'Person'>

/** 60 requests an hour apart: the first ten paid, the next ten done, then ten cancelled and two assigned. */
beforeAll(async () => {
  hub = await testHub()
  const desk = await counter(hub.ctx)
  personId = desk.personId
  for (let i = 0; i < 60; i++) {
    hub.clock.set(new Date(Date.UTC(2026, 2, 2, 9 + i)))
    const { id, number } = await desk.take({ channel: i % 2 === 0 ? 'phone' : 'counter' })
    numbers.push(number)
    if (i < 20) must(await moveRequest(hub.ctx, { requestId: id, verb: 'finish' }))
    if (i < 10) must(await payRequest(hub.ctx, { requestId: id, means: 'cash' }))
    if (i >= 20 && i < 30)
      must(await moveRequest(hub.ctx, { requestId: id, verb: 'cancel', why: 'plus besoin' }))
    if (i >= 30 && i < 32)
      must(await moveRequest(hub.ctx, { requestId: id, verb: 'assign', assignee: { kind: 'me' } }))
  }
})
afterAll(() => hub.close())

const list = (search: string, ctx = hub.ctx) => listRequests(ctx, new URLSearchParams(search))
const total = async (search: string) => (await list(search)).total

test('pages follow each other without a hole, both ways', async () => {
  const first = await list('')
  expect(first.rows.map((row) => row.number)).toEqual(numbers.slice(10).reverse())
  expect(first.previous).toBeNull()
  const second = await list(first.next!)
  expect(second.rows.map((row) => row.number)).toEqual(numbers.slice(0, 10).reverse())
  expect(second.next).toBeNull()
  const back = await list(second.previous!)
  expect(back.rows.map((row) => row.number)).toEqual(first.rows.map((row) => row.number))
  expect((await list('tri=recu')).rows[0]?.number).toBe(numbers[0])
})

test('each filter keeps what it says', async () => {
  expect(await total('vue=a-traiter')).toBe(28)
  expect(await total('vue=en-cours')).toBe(2)
  expect(await total('vue=a-encaisser')).toBe(10)
  expect(await total('vue=terminees')).toBe(20)
  expect(await total('etat=paid,cancelled')).toBe(20)
  expect(await total('canal=phone')).toBe(30)
  expect(await total('ouvertes=1')).toBe(30)
  expect(await total('du=2026-03-03&au=2026-03-03')).toBe(24)
  expect(await total('q=lefev panier')).toBe(60)
  expect(await total(`q=${numbers[7]}`)).toBe(1)
  expect(await total('q=personne-de-ce-nom')).toBe(0)
})

test('late is open and older than 48 h', async () => {
  hub.clock.set(new Date(Date.UTC(2026, 2, 5, 18)))
  const late = await list('retard=1')
  // Of those still open, the ones of 3 March at 15, 16 and 17 h; the one of 18 h is just 48 h old.
  expect(late.total).toBe(3)
  expect(late.rows.every((row) => row.late)).toBe(true)
})

test('words of the address that mean nothing are ignored', async () => {
  const odd = 'vue=x&etat=y&canal=z&service=1&personne=2&du=31/02&tri=w&apres=zzz&avant=WyJhIiwiYiJd'
  expect(await total(odd)).toBe(60)
})

test('an export goes through every page', async () => {
  const rows: string[] = []
  for await (const row of everyRequest(hub.ctx, new URLSearchParams('apres=x'))) rows.push(row.number)
  expect(rows).toEqual([...numbers].reverse())
})

test('the home page shows the oldest first, with counts', async () => {
  const panel = await todayPanel(hub.ctx)
  expect(panel.toDo.map((row) => row.number)).toEqual(numbers.slice(30, 40))
  expect(panel.counts).toMatchObject({ triage: 28, work: 2, collect: 10 })
})

test('another hub sees an empty list', async () => {
  const other = await hub.other('voisin')
  expect((await list('', other)).total).toBe(0)
  expect(await todayPanel(other)).toEqual({
    toDo: [],
    counts: { triage: 0, work: 0, collect: 0, late: 0 },
  })
})

test('who has it, complained of, linked and without an appointment', async () => {
  const lines = await list('vue=en-cours')
  const [one, two] = lines.rows
  const claire = createCtx({
    ...{ db: hub.db, hub: hub.ctx.hub, clock: hub.clock },
    actor: { userId: 'u-claire', name: 'Claire Morel', roles: ['desk'] },
  })
  const all = lines.rows.map((row) => row.id)
  must(await moveRequests(claire, { requestIds: [one!.id], verb: 'assign' }))
  expect(await total('confie=compte:u-claire')).toBe(1)
  const other = { requestIds: all, verb: 'assign' } as const
  must(await moveRequests(hub.ctx, { ...other, assignee: { kind: 'person', id: personId } }))
  expect(await total(`confie=personne:${personId}`)).toBe(all.length)
  expect(await total('confie=compte:u-claire')).toBe(0)
  expect(await total('confie=aucun')).toBe(28)
  must(await complain(hub.ctx, { requestId: one!.id, what: 'rien ne va' }))
  must(await linkRequests(hub.ctx, { requestId: two!.id, number: numbers[5]!, kind: 'follows' }))
  expect((await list('reclamation=1')).rows.map((row) => row.id)).toEqual([one!.id])
  expect((await list('liee=1')).rows.map((row) => row.number)).toEqual([two!.number, numbers[5]])
  expect(await total('sans-rdv=1')).toBe(30)
})
