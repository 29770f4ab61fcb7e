import { afterAll, beforeAll, expect, test } from 'vitest'
import { day, month } from '#kit/day.ts'
import { cents } from '#kit/money.ts'
import { must } from '#kit/result.ts'
import {
  declareMonth,
  identityOf,
  issueSlip,
  keepIdentity,
  readReturn,
  recordOperation,
  recordPayment,
  reversePayment,
  setTax,
  taxOn,
  thresholdAlerts,
} from '#modules/money/index.server.ts'
import { addOrganisation } from '#modules/people/index.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { paymentById, transfersOf } from '../store.server.ts'
import { openSlip, slipsOf } from './slips.server.ts'
import { thresholdsNow } from './thresholds.server.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await testHub()
})
afterAll(() => hub.close())

test('who the hub is: its numbers are checked, and nothing is kept of a wrong one', async () => {
  const before = await identityOf(hub.ctx)
  const input = { ...before, legalName: 'Le Relais', street: '3 rue Haute', postcode: '69001', city: 'Lyon' }
  expect(await keepIdentity(hub.ctx, { ...input, siren: '732829321' })).toMatchObject({
    code: 'not_a_siren',
    field: 'siren',
  })
  expect(
    await keepIdentity(hub.ctx, { ...input, siren: '552100554', siret: '73282932000074' }),
  ).toMatchObject({ code: 'siret_of_another' })
  expect(await keepIdentity(hub.as('volunteer'), input)).toMatchObject({ code: 'not_permitted' })
  expect(await identityOf(hub.ctx)).toEqual(before)
  must(await keepIdentity(hub.ctx, { ...input, siret: '732 829 320 00074' }))
  expect(await identityOf(hub.ctx)).toMatchObject({ siren: '732829320', siret: '73282932000074' })
})

test('what is sold with VAT is posted net, its tax apart, from the day the hub is taxed', async () => {
  const line = { creditAccount: '707', pillar: 'activities', payer: 'inhabitant', vatRate: 200 } as const
  const pay = async (activity: string) => {
    const paid = must(
      await recordPayment(hub.ctx, {
        ...line,
        ...{ means: 'cash', amount: cents(1200), payerName: 'Ana', label: 'café', activity },
        ...{ subjectKind: 'sale', subjectId: activity },
      }),
    )
    return await hub.ctx.read(async (tx) => {
      const payment = (await paymentById(tx, hub.ctx.hub.id, paid.id))!
      return (await transfersOf(tx, hub.ctx.hub.id, payment.entryId)).map((t) => [
        t.debit,
        t.credit,
        t.amount,
        t.vatRate,
      ])
    })
  }
  expect(await pay('shop')).toEqual([['530', '707', 1200n, null]])
  const today = hub.ctx.today()
  expect(
    await setTax(hub.ctx, { profile: 'mixed', taxedActivities: [], onDebits: false, fromDay: today }),
  ).toMatchObject({ code: 'no_taxed_activity' })
  must(
    await setTax(hub.ctx, { profile: 'mixed', taxedActivities: ['shop'], onDebits: false, fromDay: today }),
  )
  expect(await taxOn(hub.ctx, day('2020-01-01'))).toMatchObject({ profile: 'outside' })
  expect(await pay('shop')).toEqual([
    ['530', '707', 1000n, 200],
    ['530', '44571', 200n, 200],
  ])
  expect(await pay('errands')).toEqual([['530', '707', 1200n, 0]])
})

test('a month of VAT is declared once, in order; what is written late goes into the next', async () => {
  hub.clock.set(new Date('2026-04-02T09:00:00Z'))
  const march = month('2026-03')
  expect((await readReturn(hub.ctx, march)).due).toBe(200n)
  expect(await declareMonth(hub.ctx, month('2026-04'))).toMatchObject({ code: 'period_not_over' })
  expect(await declareMonth(hub.as('desk'), march)).toMatchObject({ code: 'not_permitted' })
  const [first, second] = await Promise.all([declareMonth(hub.ctx, march), declareMonth(hub.ctx, march)])
  expect([first, second].filter((one) => one.ok)).toHaveLength(1)
  expect([first, second].find((one) => !one.ok)).toMatchObject({ code: 'period_declared' })
  expect(await declareMonth(hub.ctx, month('2026-02'))).toMatchObject({ code: 'later_declared' })
  // The return of a declared month still shows what it was; its entry is no movement of April.
  expect((await readReturn(hub.ctx, march)).due).toBe(200n)
  const sold = (on: string, amount: number) =>
    recordPayment(hub.ctx, {
      ...{ creditAccount: '707', pillar: 'activities', payer: 'inhabitant', vatRate: 55, activity: 'shop' },
      ...{ means: 'cash', amount: cents(amount), payerName: 'Ana', label: 'pain', day: day(on) },
      ...{ subjectKind: 'sale', subjectId: on },
    } as const)
  must(await sold('2026-03-30', 1055))
  must(await sold('2026-04-01', 2110))
  const april = await readReturn(hub.ctx, month('2026-04'))
  expect(april.lines).toEqual([{ rate: 55, base: 2000n, vat: 110n }])
  expect([april.late.collected, april.due]).toEqual([55n, 165n])
  hub.clock.set(new Date('2026-05-04T09:00:00Z'))
  must(await declareMonth(hub.ctx, month('2026-04')))
  expect((await readReturn(hub.ctx, month('2026-05'))).due).toBe(0n)
  expect(await declareMonth(hub.ctx, month('2026-05'))).toMatchObject({ code: 'period_not_over' })
})

test('where the hub stands against the limits of its profile', async () => {
  const ids = async () => (await thresholdsNow(hub.ctx)).map((row) => [row.id, row.state])
  const given = async (name: string, amount: number) =>
    must(
      await recordOperation(hub.ctx, {
        ...{ kind: 'grant', amount: cents(amount), day: hub.ctx.today(), label: name },
        organisationId: must(await addOrganisation(hub.ctx, { name, kind: 'local-authority' })).id,
      }),
    )
  await given('CCAS', 900_000)
  await given('Ville', 2_400_000)
  expect(await ids()).toEqual([
    ['one-authority', 'over'],
    ['public-aid', 'far'],
    ['side-business', 'far'],
    ['gifts', 'far'],
  ])
  expect((await thresholdAlerts(hub.ctx)).map((row) => [row.id, row.who])).toEqual([
    ['one-authority', 'Ville'],
  ])
  must(
    await setTax(hub.ctx, {
      ...{ profile: 'franchise-293b', taxedActivities: [], onDebits: false, fromDay: hub.ctx.today() },
    }),
  )
  expect((await thresholdsNow(hub.ctx)).map((row) => row.id)).toContain('franchise-services')
})

test('a public body hands over slips: each receipt is on one, what is taken back is on the next', async () => {
  expect(await issueSlip(hub.ctx)).toMatchObject({ code: 'not_a_public_body' })
  hub.clock.set(new Date('2026-05-04T10:00:00Z'))
  must(
    await setTax(hub.ctx, {
      ...{ profile: 'public-body', taxedActivities: [], onDebits: false, fromDay: hub.ctx.today() },
    }),
  )
  const before = await openSlip(hub.ctx)
  const [one, two] = await Promise.all([issueSlip(hub.ctx), issueSlip(hub.ctx)])
  expect([one, two].map((slip) => (slip.ok ? slip.value.number : slip.code)).sort()).toEqual([
    'BR2026-00001',
    'nothing_received',
  ])
  const [first] = await slipsOf(hub.ctx)
  expect([first!.total, first!.receipts]).toEqual([before.total, before.receipts])
  expect(before.receipts).toBeGreaterThan(3)
  hub.clock.set(new Date('2026-05-05T09:00:00Z'))
  const paid = must(
    await recordPayment(hub.ctx, {
      ...{ means: 'card', amount: cents(700), payer: 'inhabitant', payerName: 'Ana', label: 'Aide' },
      ...{ subjectKind: 'other', subjectId: 'x', creditAccount: '706', pillar: 'activities' },
    } as const),
  )
  expect((await openSlip(hub.ctx)).lines).toMatchObject([{ account: '706', means: 'card', amount: '700' }])
  hub.clock.set(new Date('2026-05-06T09:00:00Z'))
  must(await issueSlip(hub.ctx))
  hub.clock.set(new Date('2026-05-07T09:00:00Z'))
  must(await reversePayment(hub.ctx, { paymentId: paid.id, why: 'erreur' }))
  expect((await openSlip(hub.ctx)).lines).toMatchObject([{ account: '706', means: 'card', amount: '-700' }])
})
