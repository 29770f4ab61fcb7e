import { afterAll, beforeAll, expect, test } from 'vitest'
import { month } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { newId } from '#kit/id.ts'
import { must } from '#kit/result.ts'
import { readBoard } from '#modules/plan/board.server.ts'
import { createPlan } from '#modules/plan/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { readComments } from './query.server.ts'
import {
  addComment,
  editComment,
  removeComment,
  reopenComment,
  resolveComment,
  restoreComment,
} from './use-case.server.ts'

let hub: TestHub
let committee: Ctx
beforeAll(async () => {
  hub = await testHub()
  committee = hub.as('committee')
  must(await createPlan(hub.ctx, { template: 'quartier', start: month('2026-01') }))
})
afterAll(() => hub.close())

const board = async () => (await readBoard(hub.ctx, 'fr'))!
const read = async (ctx = hub.ctx, all = false) =>
  (await readComments(ctx, { on: null, all, removed: null }))!
const comment = async (ctx: Ctx, id: Id<'Comment'>) =>
  (await read(ctx, true)).threads.flatMap((thread) => thread.comments).find((one) => one.id === id)!

test('a member of the committee comments a note and a line; both carry the count', async () => {
  const { notes, lines } = await board()
  const loyer = lines.find((line) => line.name === 'Loyer du local')!
  must(await addComment(committee, { on: { kind: 'note', id: notes[0]!.id }, text: 'Lesquels ?' }))
  must(await addComment(committee, { on: { kind: 'line', id: loyer.id }, text: 'Bail signé ?' }))
  must(await addComment(hub.ctx, { on: { kind: 'line', id: loyer.id }, text: 'Oui, en mars.' }))
  must(await addComment(hub.ctx, { on: { kind: 'plan' }, text: 'À relire avant le comité.' }))
  const after = await board()
  expect(after.comments).toBe(4)
  expect(after.notes[0]!.comments).toBe(1)
  expect(after.lines.find((line) => line.id === loyer.id)?.comments).toBe(2)
  const { threads } = await read()
  expect(threads.map(({ kind, name, comments }) => [kind, name, comments.length])).toEqual([
    ['note', notes[0]!.text, 1],
    ['line', 'Loyer du local', 2],
    ['plan', '', 1],
  ])
})

test('one changes and removes one’s own words only, and can put them back', async () => {
  const { id } = must(await addComment(committee, { on: { kind: 'plan' }, text: 'Trop optimiste' }))
  expect(await editComment(hub.ctx, { id, version: 1, text: 'Parfait' })).toMatchObject({ code: 'not_yours' })
  expect(await removeComment(hub.ctx, { id, version: 1 })).toMatchObject({ code: 'not_yours' })
  must(await editComment(committee, { id, version: 1, text: 'Un peu optimiste' }))
  expect(await comment(committee, id)).toMatchObject({ text: 'Un peu optimiste', mine: true, version: 2 })
  expect(await comment(hub.ctx, id)).toMatchObject({ mine: false })
  expect(await editComment(committee, { id, version: 1, text: 'x' })).toMatchObject({
    code: 'changed_meanwhile',
  })
  must(await removeComment(committee, { id, version: 2 }))
  expect(await comment(hub.ctx, id)).toBeUndefined()
  must(await restoreComment(committee, { id, version: 3 }))
  expect(await comment(hub.ctx, id)).toMatchObject({ text: 'Un peu optimiste' })
})

test('anybody who comments may settle a comment and open it again', async () => {
  const { id } = must(await addComment(committee, { on: { kind: 'plan' }, text: 'Et le loyer ?' }))
  const before = (await board()).comments
  must(await resolveComment(hub.ctx, { id, version: 1 }))
  expect((await board()).comments).toBe(before - 1)
  expect(await comment(hub.ctx, id)).toMatchObject({ resolvedBy: 'coordinator of essai' })
  must(await reopenComment(committee, { id, version: 2 }))
  expect((await board()).comments).toBe(before)
})

test('the desk, and what is not there, are refused', async () => {
  expect(await addComment(hub.as('desk'), { on: { kind: 'plan' }, text: 'Bonjour' })).toMatchObject({
    code: 'not_permitted',
  })
  const on = { kind: 'note', id: newId<'Note'>() } as const
  expect(await addComment(hub.ctx, { on, text: 'Où ?' })).toMatchObject({ code: 'not_found' })
})
