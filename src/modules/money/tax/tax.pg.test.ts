import { afterAll, beforeAll, expect, test } from 'vitest'
import { day } from '#kit/day.ts'
import { cents } from '#kit/money.ts'
import { must } from '#kit/result.ts'
import { identityOf, keepIdentity, recordPayment, setTax, taxOn } from '#modules/money/index.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { paymentById, transfersOf } from '../store.server.ts'

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
