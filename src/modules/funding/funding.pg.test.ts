import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { cents } from '#kit/money.ts'
import { must } from '#kit/result.ts'
import { recordOperation, reverseOperation } from '#modules/money/index.server.ts'
import { addOrganisation } from '#modules/people/index.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { everyGrant, listGrants } from './features/list-grants/query.server.ts'
import type { GrantForm } from './grant-form.ts'
import { addGrant, addInstalment, fundingCalendar, linkInstalment, moveGrant } from './index.server.ts'
import { grantById } from './store.server.ts'
import {
  linkable,
  receiveInstalment,
  removeInstalment,
  unlinkInstalment,
} from './use-cases/instalments.server.ts'
import { noteReport } from './use-cases/move-grant.server.ts'
import { changeGrant } from './use-cases/write-grant.server.ts'

let hub: TestHub
let town: Id<'Organisation'>
beforeAll(async () => {
  hub = await testHub()
  const kind = 'local-authority' as const
  town = must(await addOrganisation(hub.ctx, { name: 'Métropole', kind, siret: undefined })).id
})
afterAll(() => hub.close())

const input = (over: Partial<GrantForm> = {}): GrantForm => ({
  organisationId: town,
  name: 'Fonctionnement',
  kind: 'grant',
  amount: cents(1_000_000),
  callOn: day('2026-03-20'),
  answerOn: day('2026-05-01'),
  startsOn: day('2026-03-01'),
  endsOn: day('2026-12-31'),
  reportOn: day('2027-06-30'),
  ...over,
})
const given = async (over?: Partial<GrantForm>) => must(await addGrant(hub.ctx, input(over))).id
const granted = async (over?: Partial<GrantForm>) => {
  const id = await given(over)
  must(await moveGrant(hub.ctx, id, 'grant'))
  return id
}
const row = async (id: Id<'Grant'>) => (await hub.ctx.read((tx) => grantById(tx, hub.ctx.hub.id, id)))!
const part = (amount: number, on: string) => ({ amount: cents(amount), dueOn: day(on) })
const inCalendar = async (id: Id<'Grant'>) => (await fundingCalendar(hub.ctx)).find((one) => one.id === id)!

test.each([
  [
    'unknown_organisation',
    'organisationId',
    { organisationId: '01930000-0000-7000-8000-000000000001' as Id<'Organisation'> },
  ],
  ['amount_needed', 'amount', { amount: cents(0) }],
  ['amount_absurd', 'amount', { amount: cents(99_999_999_999n) }],
  ['agreement_ends_before', 'endsOn', { endsOn: day('2026-02-01') }],
  ['answer_before_call', 'answerOn', { answerOn: day('2026-03-19') }],
] as const)('%s is said beside %s, and nothing is written', async (code, field, over) => {
  const before = (await fundingCalendar(hub.ctx)).length
  expect(await addGrant(hub.ctx, input(over))).toEqual({ ok: false, code, field })
  expect(await fundingCalendar(hub.ctx)).toHaveLength(before)
})

test('a grant moves from the call to the report, and what is awaited next moves with it', async () => {
  const id = await given()
  expect(await row(id)).toMatchObject({ state: 'watched', nextKind: 'call', nextOn: '2026-03-20' })
  must(await moveGrant(hub.ctx, id, 'apply'))
  expect(await row(id)).toMatchObject({ nextKind: 'answer', nextOn: '2026-05-01' })
  must(await moveGrant(hub.ctx, id, 'grant'))
  must(await addInstalment(hub.ctx, id, part(700_000, '2026-04-15')))
  expect(await row(id)).toMatchObject({ nextKind: 'instalment', nextOn: '2026-04-15' })
  must(await moveGrant(hub.ctx, id, 'end'))
  expect(await row(id)).toMatchObject({ nextKind: 'report' })
  expect(await noteReport(hub.ctx, id, addDays(hub.ctx.today(), 1))).toMatchObject({ code: 'day_in_future' })
  expect(await noteReport(hub.ctx, id, day('2026-02-28'))).toMatchObject({ code: 'sent_before_start' })
  must(await noteReport(hub.ctx, id, hub.ctx.today()))
  expect((await row(id)).nextKind).toBeNull()
  must(await moveGrant(hub.ctx, id, 'back'))
  expect(await moveGrant(hub.ctx, id, 'apply')).toMatchObject({ code: 'not_from_this_state' })
})

test('without the days of its agreement a grant is not granted, and it keeps them', async () => {
  const id = await given({ startsOn: undefined, endsOn: undefined, reportOn: undefined })
  expect(await moveGrant(hub.ctx, id, 'grant')).toMatchObject({ code: 'agreement_needed' })
  const sure = await granted()
  expect(await changeGrant(hub.ctx, sure, input({ endsOn: undefined }))).toMatchObject({
    code: 'agreement_needed',
    field: 'endsOn',
  })
})

test('instalments never sum above the grant, one by one nor when the grant shrinks', async () => {
  const id = await granted()
  must(await addInstalment(hub.ctx, id, part(700_000, '2026-04-15')))
  expect(await addInstalment(hub.ctx, id, part(300_001, '2026-09-15'))).toMatchObject({
    code: 'instalments_over_amount',
  })
  expect(await changeGrant(hub.ctx, id, input({ amount: cents(699_999) }))).toMatchObject({
    code: 'instalments_over_amount',
  })
  const two = await Promise.all(
    ['2026-09-15', '2026-10-15'].map((on) => addInstalment(hub.ctx, id, part(300_000, on))),
  )
  expect(two.filter(({ ok }) => ok)).toHaveLength(1)
})

test('an instalment is received once, in the books, and again when that entry is taken back', async () => {
  const id = await granted()
  const { id: first } = must(await addInstalment(hub.ctx, id, part(400_000, '2026-03-01')))
  const how = { day: hub.ctx.today(), amount: cents(400_000), means: 'transfer' } as const
  const key = { idempotencyKey: '018f3b1c-0000-7000-8000-000000000031' }
  const once = must(await receiveInstalment(hub.ctx, id, first, { ...how, ...key }))
  expect(must(await receiveInstalment(hub.ctx, id, first, { ...how, ...key }))).toEqual(once)
  expect(await receiveInstalment(hub.ctx, id, first, how)).toMatchObject({ code: 'already_received' })
  expect(await removeInstalment(hub.ctx, id, first)).toMatchObject({ code: 'already_received' })
  const [shown] = (await inCalendar(id)).instalments
  expect(shown?.received).toMatchObject({ amount: 400_000n, label: 'Fonctionnement' })
  const { rows } = await hub.ctx.read((tx) =>
    tx.execute<{ entry_id: string }>(`SELECT entry_id FROM operations WHERE id = '${shown!.received!.id}'`),
  )
  must(await reverseOperation(hub.ctx, { entryId: rows[0]!.entry_id as Id<'Entry'>, why: 'Rejet' }))
  expect((await inCalendar(id)).instalments[0]?.received).toBeNull()
  must(await receiveInstalment(hub.ctx, id, first, how))
})

test('a refused record leaves the instalment awaited, and money is not received of what is not granted', async () => {
  const id = await granted()
  const { id: first } = must(await addInstalment(hub.ctx, id, part(100, '2026-03-01')))
  const late = { day: addDays(hub.ctx.today(), 5), amount: cents(100), means: 'transfer' } as const
  expect(await receiveInstalment(hub.ctx, id, first, late)).toMatchObject({ code: 'day_in_future' })
  expect((await inCalendar(id)).instalments[0]?.received).toBeNull()
  must(await moveGrant(hub.ctx, id, 'back'))
  expect(await receiveInstalment(hub.ctx, id, first, { ...late, day: hub.ctx.today() })).toMatchObject({
    code: 'not_granted',
  })
})

test('an income that the books hold is linked once, and unlinked', async () => {
  const id = await granted()
  const given = must(
    await recordOperation(hub.ctx, {
      ...{ kind: 'grant', amount: cents(250_000), day: hub.ctx.today(), label: 'Acompte' },
      organisationId: town,
    }),
  )
  const parts = [must(await addInstalment(hub.ctx, id, part(250_000, '2026-03-01')))]
  parts.push(must(await addInstalment(hub.ctx, id, part(250_000, '2026-06-01'))))
  const [one, two] = parts.map((one) => one.id)
  expect((await linkable(hub.ctx, town)).map((row) => row.id)).toContain(given.id)
  must(await linkInstalment(hub.ctx, id, one!, given.id))
  expect(await linkInstalment(hub.ctx, id, two!, given.id)).toMatchObject({ code: 'unknown_operation' })
  must(await unlinkInstalment(hub.ctx, id, one!))
  must(await linkInstalment(hub.ctx, id, two!, given.id))
})

test('a committee member reads and never writes; another hub sees nothing', async () => {
  const id = await granted()
  const committee = hub.as('committee')
  const refused = { ok: false, code: 'not_permitted' }
  expect(await addGrant(committee, input())).toEqual(refused)
  expect(await moveGrant(committee, id, 'end')).toEqual(refused)
  expect(await addInstalment(committee, id, part(1, '2026-04-01'))).toEqual(refused)
  const other = await hub.other('voisin')
  expect(await fundingCalendar(other)).toEqual([])
  expect(await moveGrant(other, id, 'end')).toMatchObject({ code: 'not_found' })
})

test('the list reads as a calendar, filtered, paged without a hole, and exported whole', async () => {
  for (let i = 0; i < 55; i++)
    await given({ name: `Appel ${i}`, callOn: addDays(day('2026-01-01'), i), answerOn: undefined })
  const first = await listGrants(hub.ctx, new URLSearchParams('etat=watched'))
  const days = first.rows.map((row) => row.next?.on ?? '')
  expect(days).toEqual([...days].sort())
  const second = await listGrants(hub.ctx, new URLSearchParams(first.next!))
  expect(new Set([...first.rows, ...second.rows].map((row) => row.id)).size).toBe(first.total)
  const found = await listGrants(hub.ctx, new URLSearchParams('q=metropole 54'))
  expect(found.rows.map((row) => row.name)).toEqual(['Appel 54'])
  const names: string[] = []
  for await (const one of everyGrant(hub.ctx, new URLSearchParams('vue=a-demander'))) names.push(one.name)
  expect(names.filter((name) => name.startsWith('Appel'))).toHaveLength(55)
})
