import { expect, test } from 'vitest'
import { hubDay } from '../rules/solver/sample.ts'
import { searchHere } from './here.server.ts'

test('a search without a thread hears when it is to end, and repeats itself by its seed', async () => {
  const day = hubDay(20, 1)
  const later = Date.now() + 60_000
  const cancel = new AbortController()
  setTimeout(() => cancel.abort(), 50)
  const search = { seed: 1, endsAt: later, lastAt: later }
  const ended = await searchHere(day, search, { signal: cancel.signal })
  expect(ended.cancelled).toBe(true)
  expect(ended.plan?.routes.length).toBeGreaterThan(0)
  const [one, two] = [
    await searchHere(day, { ...search, iterations: 50 }),
    await searchHere(day, { ...search, iterations: 50 }),
  ]
  expect(one).toMatchObject({ cancelled: false, progress: { iterations: 50 } })
  expect(two.plan).toEqual(one.plan)
})
