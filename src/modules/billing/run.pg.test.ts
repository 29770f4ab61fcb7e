import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { day } from '#kit/day.ts'
import { type Id, newId } from '#kit/id.ts'
import { must } from '#kit/result.ts'
import { chargesOfInvoice, type Debtor, settleCharges } from '#modules/money/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { company, nameHub, owe, person } from './fixtures.ts'
import { invoiceOf, invoicesOf } from './index.server.ts'
import { previewRun, runInvoices, runOf } from './run.server.ts'
import { invoiceOfLink, remindInvoices, sendInvoices } from './send.server.ts'

let hub: TestHub
const payers: Debtor[] = []
const until = day('2026-02-28')
const february = { day: day('2026-02-10') }

/** Three people and two companies who owe for February, one of them without a SIRET; somebody owes for March only. */
beforeAll(async () => {
  hub = await testHub()
  await nameHub(hub.ctx)
  for (const n of [1, 2]) payers.push({ organisationId: await company(hub.ctx, n) })
  for (const name of ['Un', 'Deux', 'Trois']) payers.push({ personId: await person(hub.ctx, name) })
  for (const who of payers) await owe(hub.ctx, who, [1000, 250], february)
  await owe(hub.ctx, { personId: await person(hub.ctx, 'Mars') }, [900], { day: day('2026-03-01') })
  await hub.ctx.tx((tx) =>
    tx.execute(sql`UPDATE organisations SET siret = NULL WHERE id = ${payers[1]!.organisationId}`),
  )
})
afterAll(() => hub.close())

const all = async (ctx: Ctx = hub.ctx) => (await previewRun(ctx, { until })).map((row) => row.id)
const queued = async (template: string) => {
  const { rows } = await hub.ctx.read((tx) =>
    tx.execute<{ n: number }>(sql`SELECT count(*)::int AS n FROM notices WHERE template = ${template}`),
  )
  return rows[0]!.n
}

test('the preview tells each payer, what they would be asked and what is missing', async () => {
  const rows = await previewRun(hub.ctx, { until })
  expect(rows).toHaveLength(5)
  expect(rows.every((row) => row.charges === 2 && row.total === 1250n)).toBe(true)
  expect(rows.filter((row) => row.missing.length > 0)).toMatchObject([
    { name: 'Société 2', missing: ['buyer-siren'] },
  ])
  expect(await previewRun(hub.ctx, { until, who: 'organisation' })).toHaveLength(2)
  expect(await all(await hub.other('voisin'))).toEqual([])
})

test('one press, sent twice at once: each payer has one invoice, and who lacks something is told', async () => {
  const input = { until, payerIds: await all(), send: true, idempotencyKey: newId<'Form'>() }
  expect(await runInvoices(hub.as('desk'), input)).toMatchObject({ code: 'not_permitted' })
  expect(await runInvoices(hub.ctx, { ...input, payerIds: [] })).toMatchObject({ code: 'nobody_chosen' })
  const [one, two] = await Promise.all([runInvoices(hub.ctx, input), runInvoices(hub.ctx, input)])
  expect(must(two)).toEqual(must(one))
  const run = (await runOf(hub.ctx, must(one).id))!
  expect(run).toMatchObject({ count: 4, people: 3, total: 5000n, skipped: [{ name: 'Société 2' }] })
  const numbers = []
  for (const who of payers) numbers.push(...(await invoicesOf(hub.ctx, who)).map((row) => row.number))
  expect(numbers.sort()).toEqual([1, 2, 3, 4].map((n) => `F2026-0000${n}`))
  expect(await queued('invoice-sent')).toBe(4)
  expect(
    await runInvoices(hub.ctx, {
      ...input,
      payerIds: [payers[0]!.organisationId!],
      idempotencyKey: undefined,
    }),
  ).toMatchObject({
    code: 'nothing_to_invoice',
  })
})

test('a link opens its invoice, and nothing else does', async () => {
  const { rows } = await hub.ctx.read((tx) =>
    tx.execute<{ link: string }>(
      sql`SELECT link FROM notices WHERE template = 'invoice-sent' AND link IS NOT NULL`,
    ),
  )
  const secret = rows[0]!.link.split('/').at(-1)!
  expect((await invoiceOfLink(hub.ctx, secret))?.number).toMatch(/^F2026-/)
  expect(await invoiceOfLink(await hub.other('autre'), secret)).toBeNull()
  expect(await invoiceOfLink(hub.ctx, 'x'.repeat(43))).toBeNull()
  expect(await invoiceOfLink(hub.ctx, "' OR 1")).toBeNull()
})

test('reminders rise once each, and stop when it is paid', async () => {
  const [firm] = await invoicesOf(hub.ctx, payers[0]!)
  const ids: Id<'Invoice'>[] = [firm!.id]
  expect(must(await remindInvoices(hub.ctx, ids))).toMatchObject({ early: 1, written: 0 })
  hub.clock.set(new Date('2026-04-10T08:00:00Z'))
  expect((await invoiceOf(hub.ctx, firm!.number))!.state).toBe('late')
  const twice = await Promise.all([remindInvoices(hub.ctx, ids), remindInvoices(hub.ctx, ids)])
  expect(twice.map((one) => must(one).written + must(one).aloud).sort()).toEqual([0, 1])
  hub.clock.set(new Date('2026-04-25T08:00:00Z'))
  must(await remindInvoices(hub.ctx, ids))
  const { rows } = await hub.ctx.read((tx) =>
    tx.execute(sql`SELECT level, "left"::int AS left FROM invoice_reminders ORDER BY level`),
  )
  expect(rows).toEqual([
    { level: 1, left: 1250 },
    { level: 2, left: 1250 },
  ])
  const charges = await chargesOfInvoice(hub.ctx, firm!.id)
  must(await settleCharges(hub.ctx, { chargeIds: charges.map((one) => one.id), means: 'transfer' }))
  hub.clock.set(new Date('2026-06-25T08:00:00Z'))
  expect(must(await remindInvoices(hub.ctx, ids))).toMatchObject({ early: 1 })
  expect(await remindInvoices(hub.ctx, [])).toMatchObject({ code: 'nothing_chosen' })
  expect(await sendInvoices(hub.ctx, [newId<'Invoice'>()])).toMatchObject({ code: 'not_found' })
})
