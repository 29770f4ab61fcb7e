import { expect, test } from 'vitest'
import { hubDay } from '../rules/solver/sample.ts'
import { SearchThread } from './thread.server.ts'

test('one thread searches one problem after the other, and starts anew after one that it gave up', async () => {
  const thread = new SearchThread()
  const later = Date.now() + 60_000
  const search = { seed: 1, iterations: 30, repeatable: true, endsAt: later, lastAt: later }
  try {
    const one = await thread.search(hubDay(12, 1), search)
    const two = await thread.search(hubDay(12, 1), search)
    expect(two.plan).toEqual(one.plan)
    const gone = await thread.search(hubDay(60, 1), {
      ...search,
      iterations: undefined,
      endsAt: 0,
      lastAt: 0,
    })
    expect(gone.plan).toBeNull()
    expect((await thread.search(hubDay(12, 1), search)).plan).toEqual(one.plan)
  } finally {
    await thread.close()
  }
})
