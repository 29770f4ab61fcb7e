import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#kit/id.ts'
import { cents } from '#kit/money.ts'
import { must } from '#kit/result.ts'
import type { Debtor } from '#modules/money/index.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { dropDraft, issueDraft, keepDraft, readDraft } from './draft.server.ts'
import { company, nameHub, owe } from './fixtures.ts'
import { invoiceOf, noClient } from './index.server.ts'
import { DEFAULT_TERMS } from './rules/terms.ts'
import { keepClient, keepSettings } from './settings.server.ts'

let hub: TestHub
let hall: Debtor
beforeAll(async () => {
  hub = await testHub()
  await nameHub(hub.ctx)
  hall = { organisationId: await company(hub.ctx, 9, 'local-authority') }
})
afterAll(() => hub.close())

const draft = (over: object = {}) => keepDraft(hub.ctx, { who: hall, chargeIds: [], lines: [], ...over })

test('a draft shows what it would be, is changed, and gives its place to the invoice once', async () => {
  const [charge] = await owe(hub.ctx, hall, [2000])
  const { id } = must(await draft({ chargeIds: [charge] }))
  must(await draft({ id, chargeIds: [charge], allowance: cents(500), note: 'Merci' }))
  const read = (await readDraft(hub.ctx, id))!
  expect(read.draft.total).toBe(1500n)
  expect(must(read.would).document).toMatchObject({ number: '', totals: { payable: 1500n } })
  const both = await Promise.all([1, 2].map(() => issueDraft(hub.ctx, { id, send: true })))
  expect(both.map((one) => (one.ok ? 'ok' : one.code)).sort()).toEqual(['not_found', 'ok'])
  expect(await invoiceOf(hub.ctx, 'F2026-00001')).toMatchObject({ total: 1500n, buyerKind: 'public' })
  expect(await readDraft(hub.ctx, id)).toBeNull()
})

test('what can never be issued is not kept, and a draft is thrown away', async () => {
  expect(await draft()).toMatchObject({ code: 'nothing_to_invoice', field: 'charges' })
  expect(await draft({ chargeIds: [newId<'Charge'>()] })).toMatchObject({ code: 'charge_unknown' })
  const chargeIds = await owe(hub.ctx, hall, [100])
  expect(await draft({ chargeIds, allowance: cents(101) })).toMatchObject({ code: 'allowance_too_large' })
  expect(await keepDraft(hub.as('desk'), { who: hall, chargeIds, lines: [] })).toMatchObject({
    code: 'not_permitted',
  })
  const { id } = must(await draft({ chargeIds }))
  must(await dropDraft(hub.ctx, id))
  expect(await readDraft(hub.ctx, id)).toBeNull()
})

test('a public client that wants its codes is not invoiced without them', async () => {
  must(await keepClient(hub.ctx, hall, { ...noClient, wantsServiceCode: true, wantsOrderNumber: true }))
  const chargeIds = await owe(hub.ctx, hall, [300])
  const { id } = must(await draft({ chargeIds, serviceCode: 'CABINET' }))
  expect(must((await readDraft(hub.ctx, id))!.would).missing).toEqual(['commitment'])
  expect(await issueDraft(hub.ctx, { id, send: false })).toMatchObject({ code: 'mentions_missing' })
  expect(await readDraft(hub.ctx, id)).not.toBeNull()
  must(await draft({ id, chargeIds, serviceCode: 'CABINET', orderNumber: 'E-26-11' }))
  const { number } = must(await issueDraft(hub.ctx, { id, send: false }))
  expect((await invoiceOf(hub.ctx, number))!.document).toMatchObject({
    ...{ buyerReference: 'CABINET', orderReference: 'E-26-11' },
  })
})

test('terms that the law forbids, numbers that are wrong and reminders out of order are refused', async () => {
  const client = (over: object) => keepClient(hub.ctx, hall, { ...noClient, ...over })
  expect(await client({ days: 61 })).toMatchObject({ code: 'days_too_many', field: 'days' })
  expect(await client({ days: 50, endOfMonth: true })).toMatchObject({ code: 'days_too_many' })
  expect(await client({ vatNumber: 'FR00732829320' })).toMatchObject({ code: 'not_a_vat_number' })
  expect(await client({ electronicAddress: 'mairie' })).toMatchObject({ code: 'not_an_electronic_address' })
  const settings = {
    ...{ ...DEFAULT_TERMS, personDays: 15, lateRate: '', note: '' },
    ...{ firstReminder: 7, secondReminder: 7, thirdReminder: 30 },
  }
  expect(await keepSettings(hub.ctx, settings)).toMatchObject({ field: 'secondReminder' })
  expect(await keepSettings(hub.as('desk'), settings)).toMatchObject({ code: 'not_permitted' })
})
