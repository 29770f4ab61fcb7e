import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { must } from '#kit/result.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { bringBackPerson, leavePerson } from '../features/show-person/use-case.server.ts'
import { addPerson, liveTogether } from '../index.server.ts'
import { people } from '../tables.ts'
import { compareDue, firstPairs } from './pairs.server.ts'
import { likelyPairs } from './tables.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await testHub()
})
afterAll(() => hub.close())

const add = async (firstName: string, lastName: string, more: object, ctx: Ctx) =>
  must(await addPerson(ctx, { firstName, lastName, segment: 'inhabitant', ...more })).id
const pairs = (ctx: Ctx) => ctx.read((tx) => firstPairs(tx, ctx.hub.id))

test('pairs follow what is saved: a number corrected, somebody gone, a household, and records of before', async () => {
  const ctx = await hub.other('suivi')
  const one = await add('Inès', 'Abello', { phone: '0612044718' }, ctx)
  const two = await add('Carmen', 'Abello', { phone: '0612044718' }, ctx)
  expect(await pairs(ctx)).toEqual([{ one, other: two, reasons: ['phone'] }])
  must(await liveTogether(ctx, one, { otherId: two, role: 'adult' }))
  expect(await pairs(ctx)).toEqual([])
  const three = await add('Ines', 'ABELLO', { email: 'ines@exemple.fr' }, ctx)
  expect(await pairs(ctx)).toEqual([{ one, other: three, reasons: ['name'] }])
  must(await leavePerson(ctx, three, 'Essai'))
  expect(await pairs(ctx)).toEqual([])
  must(await bringBackPerson(ctx, three))
  // As an older version left them: never compared, and without what names share.
  await ctx.tx(async (tx) => {
    await tx.delete(likelyPairs).where(eq(likelyPairs.hubId, ctx.hub.id))
    await tx.update(people).set({ twin: null, comparedAt: null }).where(eq(people.hubId, ctx.hub.id))
  })
  expect(await compareDue(ctx)).toBe(3)
  expect(await pairs(ctx)).toEqual([{ one, other: three, reasons: ['name'] }])
  expect(await compareDue(ctx)).toBe(0)
})
