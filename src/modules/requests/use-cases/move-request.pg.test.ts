import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Id, newId } from '#kit/id.ts'
import { cents } from '#kit/money.ts'
import { must } from '#kit/result.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { type Counter, counter } from '../fixtures.ts'
import { phaseOf, type RequestVerb, requestLife } from '../rules/life.ts'
import { movesOf, requestById } from '../store.server.ts'
import { MOVES, moveRequest, moveRequests } from './move-request.server.ts'
import { payRequest, undoPayment } from './pay-request.server.ts'

let hub: TestHub
let desk: Counter
beforeAll(async () => {
  hub = await testHub()
  desk = await counter(hub.ctx)
})
afterAll(() => hub.close())

const read = async (id: Id<'Request'>) => (await hub.ctx.read((tx) => requestById(tx, hub.ctx.hub.id, id)))!
const history = (id: Id<'Request'>) => hub.ctx.read((tx) => movesOf(tx, hub.ctx.hub.id, id))
const me = { kind: 'me' } as const

test('the whole life, each step with who and why', async () => {
  const { id } = await desk.take()
  const move = async (input: Omit<Parameters<typeof moveRequest>[1], 'requestId'>) =>
    must(await moveRequest(hub.ctx, { requestId: id, ...input }))
  await move({ verb: 'qualify' })
  await move({ verb: 'quote', price: cents(2000), why: 'deux trajets' })
  expect(await read(id)).toMatchObject({ state: 'quoted', price: 2000n, priceWhy: 'deux trajets' })
  await move({ verb: 'accept' })
  await move({ verb: 'assign', assignee: { kind: 'person', id: desk.personId } })
  expect((await read(id)).assigneeName).toContain('Lefèvre')
  await move({ verb: 'assign', assignee: me })
  expect(await read(id)).toMatchObject({ assigneePersonId: null, assigneeName: 'coordinator of essai' })
  await move({ verb: 'start' })
  await move({ verb: 'finish' })
  expect((await read(id)).doneAt).toEqual(hub.clock.now())
  await move({ verb: 'reopen' })
  expect(await read(id)).toMatchObject({ state: 'qualified', phase: 'triage', doneAt: null })
  const moves = await history(id)
  expect(moves).toHaveLength(9)
  expect(moves.find((m) => m.verb === 'quote')?.why).toBe('deux trajets')
})

test('each refusal leaves the request and its history as they were', async () => {
  const { id } = await desk.take()
  const before = { row: await read(id), moves: await history(id) }
  const refusals = [
    [hub.as('committee'), { verb: 'qualify' }, 'not_permitted'],
    [hub.as('driver'), { verb: 'cancel', why: 'x' }, 'not_permitted'],
    [hub.ctx, { verb: 'accept' }, 'not_from_this_state'],
    [hub.ctx, { verb: 'cancel', why: '  ' }, 'why_needed'],
    [hub.ctx, { verb: 'refuse' }, 'why_needed'],
    [hub.ctx, { verb: 'assign' }, 'assignee_needed'],
    [hub.ctx, { verb: 'assign', assignee: { kind: 'person', id: newId<'Person'>() } }, 'assignee_unknown'],
    [
      hub.ctx,
      { verb: 'assign', assignee: { kind: 'organisation', id: newId<'Organisation'>() } },
      'assignee_unknown',
    ],
    [hub.ctx, { verb: 'quote', price: cents(2000) }, 'why_needed'],
    [hub.ctx, { verb: 'qualify', requestId: newId<'Request'>() }, 'not_found'],
    [await hub.other('ailleurs'), { verb: 'qualify' }, 'not_found'],
  ] as const
  for (const [ctx, change, code] of refusals)
    expect(await moveRequest(ctx, { requestId: id, ...change })).toMatchObject({ ok: false, code })
  expect({ row: await read(id), moves: await history(id) }).toEqual(before)
})

test('of two hands at once the second sees the new state', async () => {
  const { id } = await desk.take()
  const both = await Promise.all([
    moveRequest(hub.ctx, { requestId: id, verb: 'refuse', why: 'hors zone' }),
    moveRequest(hub.ctx, { requestId: id, verb: 'cancel', why: 'plus besoin' }),
  ])
  expect(both.filter((r) => r.ok)).toHaveLength(1)
  expect(both.find((r) => !r.ok)).toEqual({ ok: false, code: 'not_from_this_state' })
  expect(await history(id)).toHaveLength(2)
})

test('the ticked requests move together; those that cannot are left and counted', async () => {
  const [a, b, c] = [await desk.take(), await desk.take(), await desk.take()]
  must(await moveRequest(hub.ctx, { requestId: c.id, verb: 'cancel', why: 'plus besoin' }))
  const ids = [a.id, b.id, c.id]
  expect(await moveRequests(hub.ctx, { requestIds: ids, verb: 'assign' })).toEqual({
    ok: true,
    value: { moved: 2, left: 1 },
  })
  must(await moveRequests(hub.ctx, { requestIds: ids, verb: 'finish' }))
  expect((await read(a.id)).state).toBe('done')
  const closed = must(await moveRequests(hub.ctx, { requestIds: ids, verb: 'close' }))
  expect(closed).toEqual({ moved: 0, left: 3 })
})

test('whatever the hands try, a state is reached only through the table', async () => {
  // A fixed sequence of pseudo-random tries (Lehmer), so that a failure can be replayed.
  let seed = 20260302
  const next = (n: number) => {
    seed = (seed * 48271) % 2147483647
    return seed % n
  }
  const { id } = await desk.take()
  for (let i = 0; i < 150; i++) {
    const before = await read(id)
    const verb = [...MOVES, 'pay', 'unpay'] as const
    const tried = verb[next(verb.length)]!
    const result =
      tried === 'pay'
        ? await payRequest(hub.ctx, { requestId: id, means: 'card' })
        : tried === 'unpay'
          ? await undoPayment(hub.ctx, { requestId: id, why: 'essai' })
          : await moveRequest(hub.ctx, { requestId: id, verb: tried, why: 'essai', assignee: me })
    const after = await read(id)
    const allowed = requestLife.next(before.state, tried)
    if (result.ok) expect(allowed).toEqual({ ok: true, value: after.state })
    else expect(after).toEqual(before)
    expect(after.phase).toBe(phaseOf(after.state))
  }
  const moves = (await history(id)).reverse()
  for (const move of moves.slice(1))
    expect(requestLife.next(move.fromState!, move.verb as RequestVerb)).toEqual({
      ok: true,
      value: move.toState,
    })
})
