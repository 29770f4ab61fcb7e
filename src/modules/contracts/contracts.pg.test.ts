import { afterAll, beforeAll, expect, test } from 'vitest'
import { day, instantOf } from '#kit/day.ts'
import { newId } from '#kit/id.ts'
import { cents } from '#kit/money.ts'
import { must } from '#kit/result.ts'
import { chargesOf } from '#modules/money/index.server.ts'
import { addPerson } from '#modules/people/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { contractDesk, plainTerms, signed, yearFrom } from './fixtures.ts'
import {
  addContract,
  addCoverage,
  addEligibles,
  agreementFor,
  amendContract,
  contractAlerts,
  coveragesFor,
  holdCoverages,
  isEligible,
  liveContractDay,
  noteIndex,
  recordUse,
  renewContract,
  signContract,
  terminateContract,
  useCode,
} from './index.server.ts'
import { contractByNumber, contractMovesOf, duesOf } from './store.server.ts'
import { dropDraft, withdrawNotice } from './use-cases/move-contract.server.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await testHub()
})
afterAll(() => hub.close())

const MONDAY = day('2026-03-02')
const at = (text: string) => hub.clock.set(instantOf(day(text), 600, 'Europe/Paris'))
const read = (ctx: Ctx, number: string) => ctx.read((tx) => contractByNumber(tx, ctx.hub.id, number))
const dues = async (ctx: Ctx, number: string) => {
  const { id } = (await read(ctx, number))!
  return ((await ctx.read((tx) => duesOf(tx, ctx.hub.id, [id]))).get(id) ?? []).map((due) => [
    due.what === 'fee' ? 'fee' : due.quantity,
    due.fromDay,
    due.amount,
  ])
}
/** A hub of its own on Monday 2 March 2026. */
const fresh = async (slug: string) => {
  at(MONDAY)
  const ctx = await hub.other(slug)
  return { ctx, desk: await contractDesk(ctx) }
}

test('a contract is drafted, signed, amended, given notice of, and ends by itself', async () => {
  const { ctx, desk } = await fresh('vie')
  const { id, number } = must(await addContract(ctx, yearFrom(desk.companyId, MONDAY, { noticeMonths: 3 })))
  expect(number).toBe('C2026-001')
  expect(await amendContract(ctx, { id, fromDay: MONDAY, why: 'x', terms: plainTerms() })).toMatchObject({
    code: 'not_from_this_state',
  })
  must(await signContract(ctx, { id }))
  must(
    await amendContract(ctx, {
      id,
      fromDay: day('2026-04-01'),
      why: 'Plus cher',
      terms: plainTerms({ annualFee: cents(240_000) }),
    }),
  )
  const notice = (endsOn: string, why = 'Déménagement') =>
    terminateContract(ctx, { id, endsOn: day(endsOn), why })
  expect(await notice('2026-05-31')).toMatchObject({ code: 'notice_not_kept', field: 'endsOn' })
  expect(await notice('2027-06-01')).toMatchObject({ code: 'day_outside_term' })
  expect(await notice('2026-06-30', ' ')).toMatchObject({ code: 'why_needed' })
  must(await notice('2026-06-30'))
  must(await withdrawNotice(ctx, { id, why: 'Ils restent' }))
  expect(await read(ctx, number)).toMatchObject({ state: 'signed', endsOn: '2027-03-01' })
  must(await notice('2026-06-30'))
  at('2026-07-01')
  await liveContractDay(ctx)
  expect(await read(ctx, number)).toMatchObject({ state: 'ended', endsOn: '2026-06-30' })
  const moves = await ctx.read((tx) => contractMovesOf(tx, ctx.hub.id, id))
  expect(moves.map(({ verb }) => verb).reverse()).toEqual([
    ...['draft', 'sign', 'amend', 'terminate', 'withdraw', 'terminate', 'end'],
  ])
})

test('a frame or terms that contradict themselves are refused with their field', async () => {
  const { ctx, desk } = await fresh('refus')
  const add = (change: object, terms: object = {}) =>
    addContract(ctx, { ...yearFrom(desk.companyId, MONDAY, { terms: plainTerms(terms) }), ...change })
  const volume = { serviceId: desk.cleaningId, included: 1, per: 'month', unitPrice: cents(1) } as const
  expect(await add({ endsOn: day('2026-03-01') })).toMatchObject({
    code: 'ends_before_start',
    field: 'endsOn',
  })
  expect(await add({ endsOn: day('2062-03-01') })).toMatchObject({ code: 'term_too_long' })
  expect(await add({ noticeMonths: 13 })).toMatchObject({
    code: 'notice_longer_than_term',
    field: 'noticeMonths',
  })
  expect(await add({ eligibles: 'code', code: 'ab' })).toMatchObject({ code: 'code_needed' })
  expect(await add({ eligibles: 'code', code: 'RIVOIRE' })).toMatchObject({ code: 'code_limit_needed' })
  expect(await add({}, { indexation: 'rate' })).toMatchObject({ code: 'rate_needed' })
  expect(await add({}, { indexation: 'index', indexName: 'ILC' })).toMatchObject({ code: 'index_needed' })
  expect(await add({}, { volumes: [volume, volume] })).toMatchObject({ code: 'service_twice' })
  expect(await add({}, { volumes: [{ ...volume, serviceId: newId() }] })).toMatchObject({
    code: 'service_unknown',
  })
  expect(await add({}, { annualFee: cents(0) })).toMatchObject({ code: 'nothing_agreed' })
  expect(await add({ organisationId: newId() })).toMatchObject({ code: 'organisation_unknown' })
  expect(await addContract(hub.as('desk'), yearFrom(desk.companyId, MONDAY))).toMatchObject({
    code: 'not_permitted',
  })
  expect(must(await add({})).number).toBe('C2026-001')
})

test('the same form sent twice is one contract', async () => {
  const { ctx, desk } = await fresh('double')
  const twice = {
    ...yearFrom(desk.companyId, MONDAY),
    idempotencyKey: '018f3b1c-0000-7000-8000-000000000004',
  }
  const answers = await Promise.all([addContract(ctx, twice), addContract(ctx, twice)])
  expect(must(answers[1]!)).toEqual(must(answers[0]!))
})

test('two contracts that hold the same service, or open to the same employees, are not both signed', async () => {
  const { ctx, desk } = await fresh('deux')
  const volumes = [{ serviceId: desk.cleaningId, included: 1, per: 'month', unitPrice: cents(5000) }] as const
  await signed(ctx, yearFrom(desk.companyId, MONDAY, { eligibles: 'all', terms: plainTerms({ volumes }) }))
  const again = must(
    await addContract(ctx, yearFrom(desk.companyId, day('2026-09-01'), { terms: plainTerms({ volumes }) })),
  )
  expect(await signContract(ctx, { id: again.id })).toMatchObject({ code: 'service_elsewhere' })
  const people = must(
    await addContract(ctx, yearFrom(desk.companyId, day('2026-09-01'), { eligibles: 'all' })),
  )
  expect(await signContract(ctx, { id: people.id })).toMatchObject({ code: 'employees_elsewhere' })
  const after = must(
    await addContract(ctx, yearFrom(desk.companyId, day('2027-03-02'), { terms: plainTerms({ volumes }) })),
  )
  must(await signContract(ctx, { id: after.id }))
  must(await dropDraft(ctx, { id: again.id, why: 'Doublon' }))
})

test('instalments open on their day, once, and tacit renewal goes on', async () => {
  const { ctx, desk } = await fresh('echeances')
  const { number } = await signed(
    ctx,
    yearFrom(desk.companyId, MONDAY, { renewalMonths: 12, noticeMonths: 2 }),
  )
  await liveContractDay(ctx)
  await liveContractDay(ctx)
  expect(await dues(ctx, number)).toEqual([['fee', '2026-03-02', 30_000n]])
  const { id } = (await read(ctx, number))!
  const [charge, ...others] = await chargesOf(ctx, { kind: 'contract', id })
  expect(others).toEqual([])
  expect(charge).toMatchObject({
    outstanding: 30_000n,
    organisationId: desk.companyId,
    payer: 'company',
    dueOn: '2026-04-01',
  })
  at('2027-03-02')
  await liveContractDay(ctx)
  expect(await read(ctx, number)).toMatchObject({ state: 'signed', endsOn: '2028-03-01' })
  const all = await dues(ctx, number)
  expect(all.map(([, from]) => from)).toEqual([
    '2026-03-02',
    '2026-06-02',
    '2026-09-02',
    '2026-12-02',
    '2027-03-02',
  ])
})

test('an index typed on the anniversary raises what is not billed yet', async () => {
  const { ctx, desk } = await fresh('indice')
  const terms = plainTerms({ payEvery: 'year', indexation: 'index', indexName: 'ILC', indexBase: 100_000 })
  const { id, number } = await signed(
    ctx,
    yearFrom(desk.companyId, MONDAY, { endsOn: day('2029-03-01'), terms }),
  )
  at('2027-02-20')
  expect((await contractAlerts(ctx)).map(({ kind, day: on }) => [kind, on])).toEqual([
    ['index', '2027-03-02'],
  ])
  expect(await noteIndex(ctx, { id, onDay: day('2027-03-03'), value: 1 })).toMatchObject({
    code: 'not_an_anniversary',
  })
  must(await noteIndex(ctx, { id, onDay: day('2027-03-02'), value: 102_500 }))
  expect(await contractAlerts(ctx)).toEqual([])
  at('2027-03-02')
  await liveContractDay(ctx)
  expect((await dues(ctx, number)).map(([, , amount]) => amount)).toEqual([120_000n, 123_000n])
})

test('what passes the volume of a period is owed once the period is over', async () => {
  const { ctx, desk } = await fresh('volume')
  const volumes = [{ serviceId: desk.cleaningId, included: 2, per: 'month', unitPrice: cents(4000) }] as const
  const { id: contractId, number } = await signed(
    ctx,
    yearFrom(desk.managerId, MONDAY, { terms: plainTerms({ annualFee: cents(0), volumes }) }),
  )
  const use = (on: string, quantity = 1) => ({
    ...{ contractId, requestId: newId<'Request'>(), serviceId: desk.cleaningId, personId: null },
    ...{ quantity, day: day(on) },
  })
  const taken = use('2026-03-20')
  await recordUse(ctx, [use('2026-03-05', 3), taken, use('2026-04-05', 2)])
  await recordUse(ctx, [{ ...taken, quantity: 0 }])
  at('2026-04-01')
  await liveContractDay(ctx)
  expect((await dues(ctx, number)).filter(([what]) => what !== 'fee')).toEqual([])
  at('2026-04-02')
  await liveContractDay(ctx)
  await liveContractDay(ctx)
  expect((await dues(ctx, number)).filter(([what]) => what !== 'fee')).toEqual([[1, '2026-03-02', 4_000n]])
  const asked = { organisationId: desk.managerId, serviceId: desk.cleaningId, day: ctx.today() }
  expect(await agreementFor(ctx, asked)).toMatchObject({ number, included: true, unitPrice: 0n })
  expect(await agreementFor(ctx, { ...asked, day: day('2027-03-02') })).toBeNull()
})

test('a code opens its contract to those who work there, and to no stranger', async () => {
  const { ctx, desk } = await fresh('code')
  const { id, number } = await signed(
    ctx,
    yearFrom(desk.companyId, MONDAY, { eligibles: 'code', code: 'rivoire-26', codeLimit: 2 }),
  )
  const person = async (lastName: string, organisationId?: typeof desk.companyId) =>
    must(await addPerson(ctx, { firstName: '', lastName, segment: 'employee', organisationId })).id
  const mine = await person('Ici', desk.companyId)
  const say = (personId: typeof mine, code = 'Rivoire 26') => useCode(ctx, { code, personId })
  expect(await say(mine, 'autre')).toMatchObject({ code: 'code_unknown' })
  expect(must(await say(mine))).toEqual({ contractId: id, number })
  expect(must(await say(mine)).number).toBe(number)
  expect(await say(await person('Ailleurs', desk.managerId))).toMatchObject({ code: 'code_of_another' })
  const rest = await Promise.all([
    say(await person('Un')),
    say(await person('Deux')),
    say(await person('Trois')),
  ])
  expect(rest.filter(({ ok }) => ok)).toHaveLength(1)
  expect(rest.find(({ ok }) => !ok)).toMatchObject({ code: 'code_full' })
  expect(await isEligible(ctx, { contractId: id, personId: mine, day: MONDAY })).toMatchObject({ ok: true })
  const other = await person('Non')
  expect(await isEligible(ctx, { contractId: id, personId: other, day: MONDAY })).toMatchObject({
    code: 'not_eligible',
  })
  expect(must(await addEligibles(ctx, { contractId: id, personIds: [other] })).added).toBe(1)
  at('2027-04-01')
  expect(await say(mine)).toMatchObject({ code: 'contract_over' })
  expect(await isEligible(ctx, { contractId: id, personId: other, day: ctx.today() })).toMatchObject({
    code: 'contract_over',
  })
})

test('alerts tell the last day of notice, the renewal and the end', async () => {
  const { ctx, desk } = await fresh('alertes')
  const endsOn = day('2026-06-30')
  await signed(ctx, yearFrom(desk.companyId, MONDAY, { endsOn, noticeMonths: 2, renewalMonths: 12 }))
  const plain = await signed(ctx, yearFrom(desk.managerId, MONDAY, { endsOn }))
  const kinds = async () => (await contractAlerts(ctx)).map(({ kind, day: on }) => `${kind} ${on}`)
  expect(await kinds()).toEqual(['notice 2026-04-30'])
  at('2026-05-05')
  expect((await kinds()).sort()).toEqual(['ends 2026-06-30', 'renews 2026-07-01'])
  must(await renewContract(ctx, { id: plain.id, months: 12 }))
  expect(await kinds()).toEqual(['renews 2026-07-01'])
})

test('another hub sees nothing of it', async () => {
  const { ctx, desk } = await fresh('ici')
  const { id, number } = await signed(ctx, yearFrom(desk.companyId, MONDAY))
  const other = await hub.other('voisine')
  expect(await read(other, number)).toBeNull()
  expect(await signContract(other, { id })).toMatchObject({ code: 'not_found' })
})

test('a coverage of a contract pays while it runs, for those it is open to; a code said at the counter opens it', async () => {
  const { ctx, desk } = await fresh('part')
  const input = { eligibles: 'code', code: 'CEDRES', codeLimit: 1 } as const
  const { id: contractId } = await signed(ctx, yearFrom(desk.companyId, MONDAY, input))
  must(
    await addCoverage(ctx, {
      ...{
        name: 'La moitié',
        payerOrganisationId: desk.companyId,
        contractId,
        takes: 'share',
        permille: 500,
      },
      ...{ serviceScope: 'all', peopleScope: 'everybody', fromDay: MONDAY, rank: 1 },
    }),
  )
  const person = async (lastName: string) =>
    must(await addPerson(ctx, { firstName: '', lastName, segment: 'employee' })).id
  const [one, two] = [await person('Une'), await person('Deux')]
  const asked = { serviceId: desk.cleaningId, activity: 'building-service', day: MONDAY } as const
  const pays = async (personId: typeof one, code?: string) =>
    (await coveragesFor(ctx, { ...asked, personId, code })).map(({ name }) => name)
  const take = (personId: typeof one, code?: string) =>
    ctx.together((c) => c.tx((tx) => holdCoverages(tx, c, { ...asked, personId, code })))
  expect(await pays(one)).toEqual([])
  expect(await pays(one, 'autre')).toEqual([])
  expect(await pays(one, 'cèdres')).toEqual(['La moitié'])
  expect(await take(one, 'cèdres')).toHaveLength(1)
  expect(await pays(one)).toEqual(['La moitié'])
  expect(await take(two, 'cèdres')).toEqual([])
  const later = await coveragesFor(ctx, { ...asked, personId: one, day: day('2027-03-02') })
  expect(later).toEqual([])
})
