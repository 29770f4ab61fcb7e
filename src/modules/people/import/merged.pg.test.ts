import { afterAll, beforeAll, expect, test } from 'vitest'
import { must } from '#kit/result.ts'
import { listPeople } from '#modules/people/index.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { mergePeople } from '../features/merge-people/use-case.server.ts'
import { importBundle, readBundle } from './import.server.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await testHub()
})
afterAll(() => hub.close())

const bring = async (text: string) => {
  const bundle = must(await readBundle(hub.ctx, { name: 'a.csv', bytes: new TextEncoder().encode(text) }))
  return must(await importBundle(hub.ctx, bundle)).plan
}

test('two rows whose records were made one here stay one when the file comes again', async () => {
  const file =
    'Nom;Prénom;Courriel;Tél;Fin adhésion\nDurand;Zoé;zoe@exemple.fr;;31/12/2026\nDurant;Zoélie;;0611111111;'
  const first = await bring(file)
  const [kept, gone] = first.targets.map(({ id }) => id)
  must(await mergePeople(hub.ctx, { keptId: gone!, goneId: kept! }, {}))
  const again = await bring(file)
  expect(again.counts).toMatchObject({ created: 0, completed: 0, refused: 0, memberships: 0 })
  // Her older address alone still leads to the record that is kept.
  const more = await bring('Nom;Prénom;Courriel;CP\nDurand;Zoé;zoe@exemple.fr;38000')
  expect(more.targets.map(({ id }) => id)).toEqual([gone])
  expect((await listPeople(hub.ctx, new URLSearchParams())).total).toBe(1)
})
