import { afterAll, beforeAll, expect, test } from 'vitest'
import { cents } from '#kit/money.ts'
import { must } from '#kit/result.ts'
import {
  identityOf,
  keepIdentity,
  owedBy,
  setTax,
  settleCharges,
  TAX_PROFILES,
} from '#modules/money/index.server.ts'
import { brokenRules } from '#test/einvoice/en16931.ts'
import { againstSchema } from '#test/einvoice/schema.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { creditInvoice } from '../credit.server.ts'
import { company, nameHub, owe } from '../fixtures.ts'
import { issueInvoices } from '../issue.server.ts'
import { invoiceOf } from '../read.server.ts'
import { ciiOf } from './cii.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await testHub()
  await nameHub(hub.ctx)
})
afterAll(() => hub.close())

const line = (
  label: string,
  price: number,
  vatRate: number | null,
  nature: 'service' | 'goods' = 'service',
) => ({ label, price, vatRate, nature, quantity: 12_500, unit: 'hour' }) as const
const LINES = [line('Ménage', 3333, 200), line('Paniers', 1109, 55, 'goods'), line('Lien social', 2001, null)]

/** What the real use cases issue under one profile: an invoice, with a discount, partly paid, and what takes it back. */
async function documentsUnder(
  profile: (typeof TAX_PROFILES)[number],
  n: number,
): Promise<Record<string, string>> {
  const { ctx } = hub
  // Two profiles of one instant would be one.
  hub.clock.set(new Date(ctx.now().getTime() + 60_000))
  const number = profile === 'vat' || profile === 'mixed' ? 'FR44732829320' : null
  must(await keepIdentity(ctx, { ...(await identityOf(ctx)), vatNumber: number }))
  const taxedActivities = profile === 'mixed' ? ['shop'] : []
  must(await setTax(ctx, { profile, taxedActivities, onDebits: profile === 'vat', fromDay: ctx.today() }))
  const town = await company(ctx, n * 10, 'local-authority')
  const firm = await company(ctx, n * 10 + 1)
  const chargeIds = await owe(ctx, { organisationId: firm }, [4999, 1001], { activity: 'shop', vatRate: 200 })
  const { charges } = await owedBy(ctx, { organisationId: firm })
  must(await settleCharges(ctx, { chargeIds: [charges[0]!.id], amount: cents(500), means: 'transfer' }))
  const made = must(
    await issueInvoices(ctx, [
      { who: { organisationId: firm }, chargeIds: [], lines: LINES, allowance: cents(777) },
      { who: { organisationId: town }, chargeIds: [], lines: LINES, orderNumber: 'ENG-1', serviceCode: 'S1' },
      { who: { organisationId: firm }, chargeIds },
    ]),
  ).issued
  const back = must(await creditInvoice(ctx, { invoiceId: made[0]!.id, reason: 'Prestation annulée' }))
  const part = {
    invoiceId: made[1]!.id,
    reason: 'Une heure de moins',
    parts: [{ position: 1, amount: cents(1111) }],
  }
  const less = must(await creditInvoice(ctx, part))
  const numbers = [...made, back, less].map((one) => one.number)
  const found = await Promise.all(numbers.map((one) => invoiceOf(ctx, one)))
  return Object.fromEntries(found.map((one) => [`${one!.number}.xml`, ciiOf(one!.document)]))
}

test('whatever the hub is for VAT, what it issues keeps the rules and the schema', async () => {
  const files: Record<string, string> = {}
  for (const [n, profile] of TAX_PROFILES.entries()) {
    const made = await documentsUnder(profile, n + 1)
    const broken = Object.entries(made).map(([name, xml]) => [name, brokenRules(xml)])
    expect({ profile, broken }).toEqual({ profile, broken: Object.keys(made).map((name) => [name, []]) })
    Object.assign(files, made)
  }
  expect(Object.keys(files)).toHaveLength(TAX_PROFILES.length * 5)
  expect(await againstSchema(files)).toEqual([])
}, 30_000)
