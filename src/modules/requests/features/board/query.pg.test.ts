import { afterAll, beforeAll, expect, test } from 'vitest'
import { must } from '#kit/result.ts'
import { counter } from '#modules/requests/fixtures.ts'
import { moveRequest } from '#modules/requests/index.server.ts'
import type { Taken } from '#modules/requests/use-cases/take-request.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { readBoard } from './query.server.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await testHub()
})
afterAll(() => hub.close())

test('the first cards of each column, with how many there are', async () => {
  const desk = await counter(hub.ctx)
  const taken: Taken[] = []
  for (let i = 0; i < 16; i++) taken.push(await desk.take())
  const move = async (i: number, verb: 'assign' | 'finish') =>
    must(await moveRequest(hub.ctx, { requestId: taken[i]!.id, verb, assignee: { kind: 'me' } }))
  await move(0, 'assign')
  await move(1, 'finish')
  const board = await readBoard(hub.ctx, false)
  const of = (word: string) => board.find(({ column }) => column === word)
  expect(of('received')).toMatchObject({ total: 14 })
  expect(of('received')?.cards).toHaveLength(12)
  expect(of('assigned')?.cards).toMatchObject([{ number: taken[0]!.number, comments: 0 }])
  expect(of('done')).toMatchObject({ total: 1 })
  expect((await readBoard(await hub.other('loin'), false)).every(({ total }) => total === 0)).toBe(true)
})
