import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays } from '#kit/day.ts'
import { cents } from '#kit/money.ts'
import { must } from '#kit/result.ts'
import { addService } from '#modules/catalogue/index.server.ts'
import { type Counter, counter } from '#modules/requests/fixtures.ts'
import { listRequests, moveRequest, sendQuote, todayPanel } from '#modules/requests/index.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { readTriage } from './query.server.ts'

let hub: TestHub
let desk: Counter
beforeAll(async () => {
  hub = await testHub()
  desk = await counter(hub.ctx)
})
afterAll(() => hub.close())

const HOUR = 3_600_000
const after = (hours: number) => new Date(Date.UTC(2026, 2, 2, 9) + hours * HOUR)
const triage = (ctx = hub.ctx) => readTriage(ctx, new URLSearchParams())

test('what is closest to its own delay comes first, and late is told against it everywhere', async () => {
  const quick = must(
    await addService(hub.ctx, {
      ...{ name: 'Fuite d’eau', activity: 'repairs', unit: 'job', minutes: 60, delayHours: 4 },
      ...{ directCost: cents(0), prices: { inhabitant: cents(3000) } },
    }),
  )
  const basket = await desk.take()
  const wanted = await desk.take({ wantedOn: addDays(hub.ctx.today(), 10) })
  hub.clock.set(after(20))
  const leak = await desk.take({ serviceId: quick.id })
  hub.clock.set(after(26))
  expect((await triage()).rows.map((row) => [row.number, row.late, row.waiting.left])).toEqual([
    [leak.number, true, -2],
    [basket.number, false, 22],
    [wanted.number, false, 229],
  ])
  expect(await triage()).toMatchObject({ late: 1, total: 3 })
  expect((await todayPanel(hub.ctx)).counts.late).toBe(1)
  expect((await listRequests(hub.ctx, new URLSearchParams('retard=1'))).rows).toMatchObject([
    { number: leak.number, late: true },
  ])
  must(await moveRequest(hub.ctx, { requestId: leak.id, verb: 'assign', assignee: { kind: 'me' } }))
  expect((await triage()).rows.map((row) => row.number)).toEqual([basket.number, wanted.number])
})

test('quotes that ran out are shown until they are answered', async () => {
  const { id, number } = await desk.take()
  const lines = [{ label: 'Tri', hundredths: 100, unitPrice: cents(900) }]
  must(await sendQuote(hub.ctx, { requestId: id, lines, validUntil: hub.ctx.today() }))
  expect((await triage()).expired).toEqual([])
  hub.clock.set(after(60))
  expect((await triage()).expired).toMatchObject([{ number, name: 'Zoé Lefèvre' }])
  expect(await triage(await hub.other('voisin'))).toMatchObject({ rows: [], expired: [], total: 0 })
})
