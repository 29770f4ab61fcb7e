import { expect, test } from 'vitest'
import { errandKeyIn } from './errand.ts'

const ID = '01a22403-6c4f-7659-9a75-e5a7905435bc'

test('only a noun and an id are the key of an errand: nothing else reaches the database', () => {
  for (const key of [`request:${ID}`, `errand:${ID}`]) expect(errandKeyIn(key)).toBe(key)
  const wrong = ['', 'errand', 'errand:', ID, `trip:${ID}`, `errand:${'-'.repeat(36)}`, `errand:${ID}:whole`]
  for (const text of wrong) expect(errandKeyIn(text)).toBeNull()
})
