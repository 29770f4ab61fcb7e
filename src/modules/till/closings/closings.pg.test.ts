import { Readable } from 'node:stream'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cents } from '#kit/money.ts'
import { must, refuse } from '#kit/result.ts'
import { recordPayment, reversePayment, setTax } from '#modules/money/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { closeSession } from '../sessions/close.server.ts'
import { addTill, openSession } from '../sessions/open.server.ts'
import { archiveOf, readArchive } from './archive.server.ts'
import { closeDay, closePastDays } from './close.server.ts'
import { closingPage } from './read.server.ts'
import { closings } from './tables.ts'
import { verifyTill } from './verify.server.ts'

let hub: TestHub
let intruder: pg.Client
beforeAll(async () => {
  hub = await testHub()
  intruder = new pg.Client(hub.config)
  await intruder.connect()
})
afterAll(async () => {
  await intruder?.end()
  await hub?.close()
})

const at = (instant: string) => hub.clock.set(new Date(instant))
const pay = async (ctx: Ctx, amount: number, vatRate?: number) =>
  must(
    await recordPayment(ctx, {
      means: amount % 2 ? 'card' : 'cash',
      amount: cents(amount),
      payer: 'inhabitant',
      payerName: 'Zoé',
      label: 'Repassage',
      subjectKind: 'sale',
      subjectId: 'sale',
      creditAccount: '707',
      pillar: 'activities',
      vatRate,
    }),
  )
const written = async (ctx: Ctx) => {
  const rows = await ctx.read((tx) => tx.select().from(closings).orderBy(closings.seq))
  return rows
    .filter((row) => row.hubId === ctx.hub.id)
    .map((row) => `${row.label} ${row.fromN}-${row.toN} ${row.totals.cents} / ${row.perpetual}`)
}
const first = async (ctx: Ctx) => {
  const [one] = (await verifyTill(ctx)).breaks
  return one ? `${one.reason} ${one.what}` : null
}

test('days, months and years are closed in their order, each signed and bound to the chain', async () => {
  const ctx = await hub.other('annee')
  at('2026-11-29T10:00:00Z')
  const paid = await pay(ctx, 1000)
  await pay(ctx, 255)
  must(await closeDay(ctx))
  at('2026-11-30T10:00:00Z')
  must(await reversePayment(ctx, { paymentId: paid.id, why: 'Erreur' }))
  // Nobody closed the 30th: the 1st does it first, and November.
  at('2026-12-01T17:00:00Z')
  await pay(ctx, 60)
  must(await closeDay(ctx))
  expect(await closeDay(ctx)).toEqual(refuse('day_closed'))
  // Too late for the 1st: it stands in the next day, on which nothing else happened.
  at('2026-12-01T18:00:00Z')
  await pay(ctx, 8)
  at('2027-01-02T05:30:00Z')
  expect(await closePastDays(ctx)).toBe(3)
  expect(await closePastDays(ctx)).toBe(0)
  // 1 opening, then payments and closings: each closing is a link itself.
  expect(await written(ctx)).toEqual([
    '2026-11-29 1-3 1255 / 1255',
    '2026-11-30 4-5 -1000 / 255',
    '2026-11 1-5 255 / 255',
    '2026-12-01 6-6 60 / 315',
    '2026-12-02 7-10 8 / 323',
    '2026-12 6-10 68 / 323',
    '2026 1-10 323 / 323',
  ])
  expect(await verifyTill(ctx)).toMatchObject({ breaks: [], closings: 7 })
})

test('a party that goes past midnight belongs to the evening', async () => {
  const ctx = await hub.other('fete')
  const till = must(await addTill(ctx, { name: 'Bar' }))
  at('2026-06-20T18:00:00Z')
  const { id } = must(await openSession(ctx, { tillId: till.id, coins: { 100: 10 } }))
  await pay(ctx, 600)
  at('2026-06-21T00:30:00Z')
  await pay(ctx, 400)
  expect(await closeDay(ctx)).toEqual(refuse('sessions_open'))
  expect(await closePastDays(ctx)).toBe(0)
  must(await closeSession(ctx, { sessionId: id, coins: { 1000: 2 } }))
  expect(must(await closeDay(ctx))).toEqual({ day: '2026-06-20' })
  // The morning after is another day, and may be closed too.
  at('2026-06-21T10:00:00Z')
  await pay(ctx, 50)
  expect(must(await closeDay(ctx))).toEqual({ day: '2026-06-21' })
  expect((await written(ctx)).map((row) => row.replace(/ \S+ /, ' '))).toEqual([
    '2026-06-20 1000 / 1000',
    '2026-06-21 50 / 1050',
  ])
})

test('two people who close the day at once close it once; a day without a sale has its closing', async () => {
  const ctx = await hub.other('ensemble')
  at('2026-03-02T17:00:00Z')
  const answers = await Promise.all([closeDay(ctx), closeDay(ctx), pay(ctx, 100), closeDay(ctx)])
  const codes = answers.map((one) => ('code' in one ? one.code : 'done'))
  expect(codes.filter((code) => code === 'day_closed')).toHaveLength(2)
  expect(await closeDay(hub.as('volunteer'))).toEqual(refuse('not_permitted'))
  expect(await verifyTill(ctx)).toMatchObject({ breaks: [], closings: 1 })
})

test('the VAT of a day is told by rate', async () => {
  const ctx = await hub.other('tva')
  at('2026-03-02T17:00:00Z')
  must(await setTax(ctx, { profile: 'vat', taxedActivities: [], fromDay: ctx.today(), onDebits: false }))
  const paid = await pay(ctx, 1200, 200)
  await pay(ctx, 550, 100)
  await pay(ctx, 77)
  await pay(ctx, 1200, 200)
  must(await reversePayment(ctx, { paymentId: paid.id, why: 'Erreur' }))
  must(await closeDay(ctx))
  const [row] = await ctx.read((tx) => tx.select().from(closings))
  expect(row!.totals).toMatchObject({
    ...{ received: 4, returned: 1, cents: '1827', gross: '4227', first: 'R2026-00001', last: 'R2026-00005' },
    vat: [
      { rate: null, cents: '77', tax: '0' },
      { rate: 100, cents: '550', tax: '50' },
      { rate: 200, cents: '1200', tax: '200' },
    ],
  })
})

test('a closing that is changed, signed by somebody else, or of a chain made again, is found', async () => {
  const ctx = await hub.other('faux')
  const { id } = ctx.hub
  for (const day of ['02', '03', '04']) {
    at(`2026-03-${day}T10:00:00Z`)
    await pay(ctx, 1000)
    must(await closeDay(ctx))
  }
  expect(await first(ctx)).toBeNull()
  await intruder.query('SET session_replication_role = replica')
  const kept = (await intruder.query('SELECT * FROM closings WHERE hub_id = $1 ORDER BY seq', [id])).rows
  const attempts: [string, RegExp][] = [
    [`UPDATE closings SET perpetual = 1 WHERE hub_id = '${id}' AND seq = 2`, /^changed/],
    [`UPDATE closings SET signature = previous WHERE hub_id = '${id}' AND seq = 3`, /^not-ours 2026-03-04/],
    [`DELETE FROM closings WHERE hub_id = '${id}' AND seq = 2`, /^removed/],
    [
      `UPDATE closings SET totals = jsonb_set(totals, '{cents}', '"900"') WHERE hub_id = '${id}' AND seq = 1`,
      /^changed/,
    ],
  ]
  for (const [attack, expected] of attempts) {
    await intruder.query(attack)
    expect(await first(ctx), attack).toMatch(expected)
    await intruder.query('DELETE FROM closings WHERE hub_id = $1', [id])
    for (const row of kept)
      await intruder.query(
        `INSERT INTO closings SELECT * FROM jsonb_populate_record(NULL::closings, $1::jsonb)`,
        [JSON.stringify(row)],
      )
  }
  expect(await first(ctx)).toBeNull()
})

test('an archive is read by itself, and a single letter changed in it is found', async () => {
  const ctx = await hub.other('archive')
  for (const day of ['02', '03', '04']) {
    at(`2026-04-${day}T10:00:00Z`)
    await pay(ctx, 1000)
    await pay(ctx, 15)
    must(await closeDay(ctx))
  }
  at('2026-05-04T10:00:00Z')
  expect(await closePastDays(ctx)).toBe(1)
  for (const label of ['2026-04-03', '2026-04']) {
    const { closing } = (await closingPage(ctx, label))!
    const lines: string[] = []
    for await (const line of archiveOf(ctx, closing)) lines.push(line.trimEnd())
    const read = (changed: readonly string[]) => readArchive(Readable.from(changed))
    const whole = await read(lines)
    expect(whole).toMatchObject({ label, wrong: null, closings: label.length > 7 ? 1 : 4 })
    expect(whole.links).toBe(closing.toN - closing.fromN + 1)
    for (let i = 0; i < lines.length; i++) {
      const line = lines[i]!
      const digit = line.search(/\d(?=\D*$)/)
      const other = `${line.slice(0, digit)}${(Number(line[digit]) + 1) % 10}${line.slice(digit + 1)}`
      expect((await read(lines.with(i, other))).wrong, `line ${i + 1} changed`).not.toBeNull()
      expect((await read(lines.toSpliced(i, 1))).wrong, `line ${i + 1} removed`).not.toBeNull()
    }
  }
  const { archives } = (await closingPage(ctx, '2026-04'))!
  expect(archives).toHaveLength(1)
  expect(await verifyTill(ctx)).toMatchObject({ breaks: [], links: { archive: 2 } })
})
