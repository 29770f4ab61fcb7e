import { afterAll, beforeAll, expect, test } from 'vitest'
import { day } from '#kit/day.ts'
import { cents } from '#kit/money.ts'
import { must } from '#kit/result.ts'
import { addPerson, mergePeople, recordMembership } from '#modules/people/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { everyRenewal, listRenewals } from './query.server.ts'
import { chooseNoticeDays, markTold } from './use-case.server.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await testHub()
})
afterAll(() => hub.close())

const member = async (ctx: Ctx, lastName: string, endsOn: string, more: object = {}) => {
  const { id: personId } = must(await addPerson(ctx, { lastName, segment: 'inhabitant', ...more }))
  const startsOn = day(`${Number(endsOn.slice(0, 4)) - 1}-06-01`)
  const terms = { personId, startsOn, endsOn: day(endsOn), fee: cents(1200) }
  return { personId, id: must(await recordMembership(ctx, terms)).id }
}
const names = async (ctx: Ctx, search = '') =>
  (await listRenewals(ctx, new URLSearchParams(search))).rows.map((row) => row.person.lastName)

test('those that end within the notice, and those ended within a year, the oldest first', async () => {
  const ctx = await hub.other('liste')
  await member(ctx, 'Bientôt', '2026-04-30')
  await member(ctx, 'Aujourdhui', '2026-03-02')
  await member(ctx, 'Hier', '2026-03-01')
  await member(ctx, 'Trop vieux', '2025-03-01')
  await member(ctx, 'Plus tard', '2026-05-02')
  expect(await names(ctx)).toEqual(['Hier', 'Aujourdhui', 'Bientôt'])
  expect(await names(ctx, 'etat=echues')).toEqual(['Hier'])
  expect(await names(ctx, 'etat=a-venir')).toEqual(['Aujourdhui', 'Bientôt'])
  must(await chooseNoticeDays(ctx, 61))
  expect(await names(ctx, 'etat=a-venir')).toEqual(['Aujourdhui', 'Bientôt', 'Plus tard'])
})

test('who renewed, under this record or one made one with it, is not asked', async () => {
  const ctx = await hub.other('renouvele')
  const { personId } = await member(ctx, 'Fidèle', '2026-03-31')
  const next = { startsOn: day('2026-04-01'), endsOn: day('2027-03-31'), fee: cents(1200) }
  must(await recordMembership(ctx, { ...next, personId }))
  const one = await member(ctx, 'Doublon', '2026-03-31')
  const two = await member(ctx, 'Doublon', '2027-03-31')
  expect(await names(ctx)).toEqual(['Doublon'])
  must(await mergePeople(ctx, { keptId: two.personId, goneId: one.personId }, {}))
  expect(await names(ctx)).toEqual([])
})

test('each is told once, by the way that reaches them', async () => {
  const ctx = await hub.other('avis')
  const one = await member(ctx, 'Courriel', '2026-03-31', { email: 'a@exemple.fr' })
  const two = await member(ctx, 'Rien', '2026-03-31')
  expect(must(await markTold(ctx, [one.id, two.id])).told).toBe(2)
  expect(must(await markTold(ctx, [one.id, two.id])).told).toBe(0)
  expect(await names(ctx, 'avis=a-faire')).toEqual([])
  const told = (await listRenewals(ctx, new URLSearchParams('avis=faits'))).rows
  expect(new Map(told.map((row) => [row.person.lastName, row.toldBy]))).toEqual(
    new Map([
      ['Courriel', 'email'],
      ['Rien', null],
    ]),
  )
})

test('pages follow each other without a hole, and the file has every row', async () => {
  const ctx = await hub.other('pages')
  for (let i = 0; i < 52; i++) await member(ctx, `Membre ${String(i).padStart(2, '0')}`, '2026-03-31')
  const first = await listRenewals(ctx, new URLSearchParams())
  expect([first.rows.length, first.total]).toEqual([50, 52])
  const second = await listRenewals(ctx, new URLSearchParams(first.next!))
  expect(second.rows).toHaveLength(2)
  expect((await listRenewals(ctx, new URLSearchParams(second.previous!))).rows).toEqual(first.rows)
  const all = []
  for await (const row of everyRenewal(ctx, new URLSearchParams())) all.push(row.id)
  expect(new Set(all).size).toBe(52)
})

test('the treasurer reads but marks nothing, and only the coordination chooses the notice', async () => {
  const { id } = await member(hub.ctx, 'Refus', '2026-03-31')
  expect(await markTold(hub.as('treasurer'), [id])).toMatchObject({ code: 'not_permitted' })
  expect(must(await markTold(await hub.other('voisin'), [id])).told).toBe(0)
  expect(await chooseNoticeDays(hub.as('desk'), 30)).toMatchObject({ code: 'not_permitted' })
})
