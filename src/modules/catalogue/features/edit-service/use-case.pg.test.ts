import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#kit/id.ts'
import { cents } from '#kit/money.ts'
import { must } from '#kit/result.ts'
import { addService, getService } from '#modules/catalogue/index.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { editService } from './use-case.server.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await testHub()
})
afterAll(() => hub.close())

const described = { activity: 'repairs', unit: 'half-hour', minutes: 30, directCost: cents(0) } as const
const add = async (name: string) =>
  must(await addService(hub.ctx, { ...described, name, prices: { inhabitant: cents(1500) } })).id

test('a service is described anew and keeps its prices', async () => {
  const id = await add('Bricolage')
  const change = { ...described, name: 'Petit bricolage', minutes: 45, seenAt: hub.ctx.now() }
  must(await editService(hub.ctx, id, change))
  expect(await getService(hub.ctx, id)).toMatchObject({
    name: 'Petit bricolage',
    minutes: 45,
    prices: { inhabitant: 1500n },
  })
})

test('a name taken, an old page, an unknown service or a reader: refused, nothing written', async () => {
  const id = await add('Peinture')
  await add('Plomberie')
  const change = { ...described, name: 'Plomberie', seenAt: hub.ctx.now() }
  expect(await editService(hub.ctx, id, change)).toMatchObject({ code: 'name_taken', field: 'name' })
  const old = { ...described, name: 'Vernis', seenAt: new Date('2020-01-01') }
  expect(await editService(hub.ctx, id, old)).toMatchObject({ code: 'changed_meanwhile' })
  expect(await editService(hub.ctx, newId(), old)).toMatchObject({ code: 'not_found' })
  expect(await editService(hub.as('desk'), id, old)).toMatchObject({ code: 'not_permitted' })
  expect((await getService(hub.ctx, id))?.name).toBe('Peinture')
})

test('of three services given one new name at once, one has it', async () => {
  const ids = [await add('Alpha'), await add('Beta'), await add('Gamma')]
  const change = { ...described, name: 'Pareil', seenAt: hub.ctx.now() }
  const answers = await Promise.all(ids.map((id) => editService(hub.ctx, id, change)))
  expect(answers.filter((one) => one.ok)).toHaveLength(1)
  for (const one of answers) if (!one.ok) expect(one).toMatchObject({ code: 'name_taken', field: 'name' })
})
