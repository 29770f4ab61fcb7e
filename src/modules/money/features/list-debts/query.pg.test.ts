import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { cents } from '#kit/money.ts'
import { must } from '#kit/result.ts'
import { openCharges, settleCharges } from '#modules/money/index.server.ts'
import { addOrganisation, addPerson } from '#modules/people/index.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { everyDebt, listDebts } from './query.server.ts'

let hub: TestHub
const people: Id<'Person'>[] = []
let landlord: Id<'Organisation'>

/** Sixty people who owe 1 € to 60 €, and a landlord with one sum of each age; one of its sums is settled. */
beforeAll(async () => {
  hub = await testHub()
  const { ctx } = hub
  const kind = 'landlord' as const
  landlord = must(await addOrganisation(ctx, { name: 'Habitat Tilleuls', kind, siret: undefined })).id
  const terms = { creditAccount: '706', pillar: 'activities', payer: 'inhabitant' } as const
  for (let i = 1; i <= 60; i++) {
    const lastName = `Nom${String(i).padStart(2, '0')}`
    const { id } = must(await addPerson(ctx, { firstName: 'Zoé', lastName, segment: 'inhabitant' }))
    people.push(id)
    const subject = { kind: 'request', id: `d${i}` } as const
    const sum = { name: `Zoé ${lastName}`, label: 'Courses', amount: cents(i * 100), subject }
    must(await openCharges(ctx, [{ ...terms, ...sum, who: { personId: id } }]))
  }
  const opened = []
  for (const days of [0, 31, 61, 91, 120]) {
    const subject = { kind: 'request', id: `h${days}` } as const
    const sum = { name: 'Habitat Tilleuls', label: 'Ménage', amount: cents(1000), subject }
    const day = addDays(ctx.today(), -days)
    opened.push(
      ...must(await openCharges(ctx, [{ ...terms, ...sum, day, who: { organisationId: landlord } }])),
    )
  }
  must(await settleCharges(ctx, { chargeIds: [opened[4]!], means: 'transfer' }))
})
afterAll(() => hub.close())

const list = (query: string) => listDebts(hub.ctx, new URLSearchParams(query))

test('the largest first, with sums by age of all of them', async () => {
  const first = await list('')
  expect(first.rows[0]).toMatchObject({ name: 'Zoé Nom60', total: 6000n })
  expect(first).toMatchObject({ payers: 61, total: 187_000n })
  expect(Object.values(first.ages)).toEqual([184_000n, 1000n, 1000n, 1000n])
  const owes = (await list('qui=organismes')).rows
  expect(owes).toHaveLength(1)
  expect(owes[0]).toMatchObject({ name: 'Habitat Tilleuls', charges: 4, total: 4000n })
  expect(Object.values(owes[0]!.ages)).toEqual([1000n, 1000n, 1000n, 1000n])
})

test.each(['', 'tri=ancien', 'tri=nom'])('pages hold everybody once, and lead back (%s)', async (query) => {
  const first = await list(query)
  const second = await list(first.next!)
  expect([first.rows.length, second.rows.length]).toEqual([50, 11])
  expect(new Set([...first.rows, ...second.rows].map((row) => row.id)).size).toBe(61)
  expect((await list(second.previous!)).rows).toEqual(first.rows)
  expect(second.next).toBeNull()
})

test('found by name, by age, and exported whole', async () => {
  expect((await list('q=nom07')).rows.map((row) => row.personId)).toEqual([people[6]])
  expect((await list('age=91')).rows.map((row) => row.organisationId)).toEqual([landlord])
  let exported = 0
  for await (const row of everyDebt(hub.ctx, new URLSearchParams('qui=personnes')))
    if (row.total > 0n) exported++
  expect(exported).toBe(60)
})

test('another hub, and a cursor written by hand, see nothing amiss', async () => {
  expect((await listDebts(await hub.other('voisin'), new URLSearchParams())).rows).toEqual([])
  expect((await list('apres=abc')).rows).toHaveLength(50)
})
