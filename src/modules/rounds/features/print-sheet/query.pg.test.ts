import { afterAll, beforeAll, expect, test } from 'vitest'
import { givenRound } from '#modules/rounds/day/fixtures.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { readSheet } from './query.server.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await testHub()
})
afterAll(() => hub.close())

test('the sheet holds what is still to do, and what to load the other way round; not what was taken out', async () => {
  await givenRound(hub.ctx, {
    ...{
      day: hub.ctx.today(),
      number: 'T2026-0900',
      name: 'Matin',
      state: 'ready',
      whoName: 'Youssef Benali',
    },
    ...{ fromMinute: 540, toMinute: 720, leavesAt: 9 * 3600 + 90, returnsAt: 11 * 3600 + 30 },
    stops: [
      { what: 'Pain', kg: 5, crates: 1, begin: 34_200 },
      { what: 'Journaux', kg: 2, state: 'dropped' },
      { what: 'Linge', way: 'swap', kg: 8, crates: 2 },
      { what: 'Consignes', way: 'fetch', kg: 30 },
    ],
  })
  const sheet = (await readSheet(hub.ctx, 'T2026-0900'))!
  expect(sheet.stops.map(({ what, begin }) => [what, begin])).toEqual([
    ['Pain', 34_200],
    ['Linge', null],
    ['Consignes', null],
  ])
  expect(sheet.loading.map(({ position }) => position)).toEqual([2, 1])
  expect([sheet.total, sheet.leaves, sheet.returns]).toEqual([{ kg: 13, crates: 3 }, 541, 661])
  expect(JSON.stringify(sheet.stops)).not.toContain('revenue')
})

test('a number nobody knows, or that of another hub, is no sheet', async () => {
  expect(await readSheet(hub.ctx, 'T2026-0001')).toBeNull()
  expect(await readSheet(await hub.other('ailleurs'), 'T2026-0900')).toBeNull()
})
