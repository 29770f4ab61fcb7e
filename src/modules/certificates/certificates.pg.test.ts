import { afterAll, beforeAll, expect, test } from 'vitest'
import { cents } from '#kit/money.ts'
import { must } from '#kit/result.ts'
import { addService } from '#modules/catalogue/index.server.ts'
import {
  identityOf,
  keepIdentity,
  recordOperation,
  recordPayment,
  reversePayment,
} from '#modules/money/index.server.ts'
import { addOrganisation, addPerson } from '#modules/people/index.server.ts'
import { takeAndSettle } from '#modules/requests/index.server.ts'
import { textOfPdf } from '#platform/pdf/picture.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { giftPaper } from './features/gift-receipts/paper.server.ts'
import { sapPaper } from './features/sap-certificates/paper.server.ts'
import { receiptsOf, yearTotals } from './gifts/store.server.ts'
import {
  cancelGiftReceipt,
  cancelSapCertificate,
  donorsOf,
  issueGiftReceipts,
  issueSapCertificates,
  sapYear,
} from './index.server.ts'
import { sapByNumber } from './sap/sap.server.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await testHub()
})
afterAll(() => hub.close())

const person = async (lastName: string, address = true) =>
  must(
    await addPerson(hub.ctx, {
      ...{ firstName: 'Ana', lastName, segment: 'inhabitant' as const },
      ...(address && { street: '2 rue Haute', postcode: '38100', city: 'Grenoble' }),
    }),
  ).id

const give = async (personId: Awaited<ReturnType<typeof person>>, amount: number) =>
  must(
    await recordPayment(hub.ctx, {
      ...{ means: 'cheque', amount: cents(amount), payer: 'inhabitant', personId, payerName: 'Ana' },
      ...{ label: 'Don', subjectKind: 'other', subjectId: 'don', creditAccount: '7541', pillar: 'citizens' },
    }),
  )

test('gifts are certified once, by donor and year, when the hub has the right', async () => {
  const [ana, lone] = [await person('Abello'), await person('Sans', false)]
  await give(ana, 5_000)
  await give(ana, 2_050)
  await give(lone, 1_000)
  must(await reversePayment(hub.ctx, { paymentId: (await give(ana, 9_900)).id, why: 'erreur' }))
  const donor = must(
    await addOrganisation(hub.ctx, {
      ...{ name: 'Menuiserie', kind: 'company', siret: '73282932000074' },
      ...{ street: '1 rue Basse', postcode: '38100', city: 'Grenoble' },
    }),
  )
  const patronage = {
    kind: 'patronage',
    amount: cents(100_000),
    label: 'Mécénat',
    organisationId: donor.id,
  } as const
  must(await recordOperation(hub.ctx, { ...patronage, day: hub.ctx.today() }))

  const all = { year: 2026, keys: (await donorsOf(hub.ctx, 2026)).map((one) => one.key) }
  expect(await issueGiftReceipts(hub.ctx, all)).toMatchObject({ code: 'not_deductible' })
  const identity = {
    ...(await identityOf(hub.ctx)),
    legalName: 'Le Relais',
    city: 'Grenoble',
    giftsDeductible: true,
  }
  must(await keepIdentity(hub.ctx, identity))
  expect(await issueGiftReceipts(hub.as('desk'), all)).toMatchObject({ code: 'not_permitted' })
  expect(await issueGiftReceipts(hub.ctx, { ...all, keys: [] })).toMatchObject({ code: 'nothing_chosen' })
  expect((await donorsOf(hub.ctx, 2026)).map((one) => [one.name, one.form, one.amount, one.hold])).toEqual([
    ['Ana Abello', '11580', 7_050n, null],
    ['Ana Sans', '11580', 1_000n, 'address_missing'],
    ['Menuiserie', '16216', 100_000n, null],
  ])
  // Two hands at once: each gift is certified once, numbers follow each other.
  const hands = await Promise.all([issueGiftReceipts(hub.ctx, all), issueGiftReceipts(hub.ctx, all)])
  expect(hands.map((one) => (one.ok ? one.value.issued : one.code)).sort()).toEqual([2, 'nothing_chosen'])
  const receipts = await hub.ctx.read((tx) => receiptsOf(tx, hub.ctx.hub.id, 2026, { limit: 9 }))
  expect(receipts.map((one) => one.number)).toEqual(['RF2026-00002', 'RF2026-00001'])
  const ours = receipts.find((one) => one.donorName === 'Ana Abello')!
  const paper = (await textOfPdf(await giftPaper(identity, ours))).join(' ').replaceAll(/\s+/g, ' ')
  expect(paper).toContain('soixante-dix euros et cinquante centimes')
  expect(paper).toContain('2 rue Haute, 38100 Grenoble')

  expect(await cancelGiftReceipt(hub.ctx, { number: ours.number, why: ' ' })).toMatchObject({
    code: 'required',
  })
  must(await cancelGiftReceipt(hub.ctx, { number: ours.number, why: 'nom mal écrit' }))
  expect(await cancelGiftReceipt(hub.ctx, { number: ours.number, why: 'encore' })).toMatchObject({
    code: 'already_cancelled',
    field: 'number',
  })
  expect(await hub.ctx.read((tx) => yearTotals(tx, hub.ctx.hub.id, 2026))).toEqual({
    count: 1,
    amount: 100_000n,
  })
  expect(must(await issueGiftReceipts(hub.ctx, all)).issued).toBe(1)
})

test('home services: what was paid otherwise than in cash, once the year is over', async () => {
  const ana = await person('Certifiée')
  const service = must(
    await addService(hub.ctx, {
      ...{ name: 'Ménage', activity: 'repairs', unit: 'hour', minutes: 60, homeService: true },
      ...{ directCost: cents(0), prices: { inhabitant: cents(30_000) } },
    }),
  )
  const served = async (means: 'cash' | 'card', quantity: number) =>
    must(
      await takeAndSettle(
        hub.ctx,
        { personId: ana, serviceId: service.id, quantity, channel: 'counter' },
        { means },
      ),
    )
  await served('cash', 1)
  expect((await sapYear(hub.ctx, 2026)).map((one) => [one.paid, one.cash, one.hold])).toEqual([
    [0n, 30_000n, 'only_cash'],
  ])
  await served('card', 2)
  const [year] = await sapYear(hub.ctx, 2026)
  expect([year!.paid, year!.cash, year!.passed]).toEqual([60_000n, 30_000n, ['repairs']])
  const input = { year: 2026, people: [ana] }
  expect(await issueSapCertificates(hub.ctx, input)).toMatchObject({ code: 'not_declared' })
  const identity = { ...(await identityOf(hub.ctx)), legalName: 'Le Relais', sapNumber: 'SAP123' }
  must(await keepIdentity(hub.ctx, identity))
  expect(await issueSapCertificates(hub.ctx, input)).toMatchObject({ code: 'year_not_over' })
  hub.clock.set(new Date('2027-01-15T09:00:00Z'))
  const hands = await Promise.all([
    issueSapCertificates(hub.ctx, input),
    issueSapCertificates(hub.ctx, input),
  ])
  expect(hands.filter((one) => one.ok)).toHaveLength(1)
  const one = (await sapByNumber(hub.ctx, 'SAP2026-00001'))!
  const paper = (await textOfPdf(await sapPaper(identity, one))).join(' ').replaceAll(/\s+/g, ' ')
  expect(paper).toContain('600,00 €')
  expect(paper).not.toContain('900,00')
  must(await cancelSapCertificate(hub.ctx, { number: one.number, why: 'adresse fausse' }))
  expect(must(await issueSapCertificates(hub.ctx, input)).issued).toBe(1)
  expect((await sapYear(hub.ctx, 2026))[0]!.certificate?.number).toBe('SAP2026-00002')
})
