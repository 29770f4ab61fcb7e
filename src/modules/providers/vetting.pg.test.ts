import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { cents } from '#kit/money.ts'
import { must } from '#kit/result.ts'
import { addService } from '#modules/catalogue/index.server.ts'
import { addOrganisation } from '#modules/people/index.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import {
  addDocument,
  expiringDocuments,
  mayWorkFor,
  moveFile,
  noteRating,
  openFile,
  providersFor,
  providerTerms,
} from './index.server.ts'

let hub: TestHub
let serviceId: Id<'Service'>
beforeAll(async () => {
  hub = await testHub()
  const lamp = { name: 'Ampoule', activity: 'repairs', unit: 'job', minutes: 30 } as const
  const terms = { directCost: cents(0), providerShare: 700, prices: { inhabitant: cents(1000) } }
  serviceId = must(await addService(hub.ctx, { ...lamp, ...terms })).id
})
afterAll(() => hub.close())

let n = 0
const provider = async (kind: 'provider' | 'producer' | 'company' = 'provider') =>
  must(await addOrganisation(hub.ctx, { name: `Prestataire ${++n}`, kind, siret: undefined })).id
const insured = async (expiresOn: string) => {
  const organisationId = await provider()
  must(await openFile(hub.ctx, organisationId))
  must(await addDocument(hub.ctx, { organisationId, kind: 'insurance', expiresOn: day(expiresOn) }))
  return organisationId
}
const today = () => hub.ctx.today()

test('without a file one works as before, and is listed with a warning', async () => {
  const id = await provider()
  expect(await mayWorkFor(hub.ctx, id, today())).toEqual({ ok: true, value: null })
  const one = (await providersFor(hub.ctx, { serviceId, day: today() })).find((p) => p.organisationId === id)
  expect(one).toMatchObject({ fit: 'warn', why: ['no_file'], rating: null })
})

test('a candidate gets no work; approved, they get it until their insurance ends', async () => {
  const id = await insured('2026-06-30')
  expect(await mayWorkFor(hub.ctx, id, today())).toMatchObject({ code: 'provider_not_approved' })
  must(await moveFile(hub.ctx, { organisationId: id, verb: 'approve' }))
  expect((await mayWorkFor(hub.ctx, id, day('2026-06-30'))).ok).toBe(true)
  expect(await mayWorkFor(hub.ctx, id, day('2026-07-01'))).toMatchObject({ code: 'insurance_lapsed' })
  must(await addDocument(hub.ctx, { organisationId: id, kind: 'insurance', expiresOn: day('2027-06-30') }))
  expect((await mayWorkFor(hub.ctx, id, day('2026-07-01'))).ok).toBe(true)
})

test('suspended or refused, they get none, and the words are kept', async () => {
  const id = await insured('2026-12-31')
  must(await moveFile(hub.ctx, { organisationId: id, verb: 'approve' }))
  expect(await moveFile(hub.ctx, { organisationId: id, verb: 'suspend' })).toMatchObject({
    code: 'why_needed',
  })
  must(await moveFile(hub.ctx, { organisationId: id, verb: 'suspend', why: 'deux retards' }))
  expect(await mayWorkFor(hub.ctx, id, today())).toMatchObject({ code: 'provider_not_approved' })
  must(await moveFile(hub.ctx, { organisationId: id, verb: 'resume' }))
  expect((await mayWorkFor(hub.ctx, id, today())).ok).toBe(true)
})

test('nobody is approved without an insurance, unless it is said why', async () => {
  const id = await provider('producer')
  must(await openFile(hub.ctx, id))
  const approve = { organisationId: id, verb: 'approve' } as const
  expect(await moveFile(hub.ctx, approve)).toMatchObject({ code: 'insurance_needed' })
  must(await moveFile(hub.ctx, { ...approve, insuranceWaived: 'vend ses légumes au comptoir' }))
  expect((await mayWorkFor(hub.ctx, id, day('2030-01-01'))).ok).toBe(true)
})

test('refusals write nothing', async () => {
  const id = await insured('2026-01-31')
  const approve = { organisationId: id, verb: 'approve' } as const
  expect(await moveFile(hub.ctx, approve)).toMatchObject({ code: 'insurance_needed' })
  expect(await moveFile(hub.as('desk'), approve)).toMatchObject({ code: 'not_permitted' })
  expect(await moveFile(hub.ctx, { ...approve, verb: 'resume' })).toMatchObject({
    code: 'not_from_this_state',
  })
  expect(await openFile(hub.ctx, id)).toMatchObject({ code: 'already_so' })
  expect(await openFile(hub.ctx, await provider('company'))).toMatchObject({ code: 'not_a_provider' })
  expect(await openFile(hub.as('volunteer'), id)).toMatchObject({ code: 'not_permitted' })
  const bare = { organisationId: id, kind: 'insurance' } as const
  expect(await addDocument(hub.ctx, bare)).toMatchObject({ code: 'end_needed', field: 'expiresOn' })
  const other = await hub.other('voisin')
  expect(await moveFile(other, { ...approve, verb: 'refuse', why: 'x' })).toMatchObject({ code: 'not_found' })
  expect(await mayWorkFor(hub.ctx, id, today())).toMatchObject({ code: 'provider_not_approved' })
})

test('what ends within sixty days or has lapsed is listed, the most urgent first, once renewed no more', async () => {
  const soon = await insured(addDays(today(), 20))
  const later = await insured(addDays(today(), 50))
  const lapsed = await insured(addDays(today(), -3))
  await insured(addDays(today(), 61))
  const mine = async () => {
    const all = await expiringDocuments(hub.ctx)
    return all
      .filter((one) => [soon, later, lapsed].includes(one.organisationId))
      .map((one) => [one.organisationId, one.daysLeft, one.step])
  }
  expect(await mine()).toEqual([
    [lapsed, -3, 0],
    [soon, 20, 30],
    [later, 50, 60],
  ])
  const renewed = { organisationId: soon, kind: 'insurance', expiresOn: addDays(today(), 380) } as const
  must(await addDocument(hub.ctx, renewed))
  expect((await mine()).map(([id]) => id)).toEqual([lapsed, later])
})

test('scores add up, also for one without a file, and the share is the service’s until theirs is set', async () => {
  const id = await provider()
  for (const score of [4, 3, 4]) await noteRating(hub.ctx, id, score)
  const one = (await providersFor(hub.ctx, { serviceId, day: today() })).find((p) => p.organisationId === id)
  expect(one?.rating).toEqual({ average: 3.7, count: 3 })
  expect(await providerTerms(hub.ctx, id, serviceId)).toEqual({ sharePermille: 700 })
})
