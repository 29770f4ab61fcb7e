import { afterAll, beforeAll, expect, test } from 'vitest'
import { month } from '#kit/day.ts'
import { must } from '#kit/result.ts'
import { canvasFile, planOf } from '#modules/plan/canvas-file.ts'
import { loadPlan } from '#modules/plan/current.server.ts'
import { addNote, createPlan, currentPlan } from '#modules/plan/index.server.ts'
import { canonical, type SnapshotDifference } from '#modules/plan/snapshot.ts'
import { snapshotOf } from '#modules/plan/versions.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { applyImport, previewImport, readImport } from './use-case.server.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await testHub()
  must(await createPlan(hub.ctx, { template: 'quartier', start: month('2026-03') }))
})
afterAll(() => hub.close())

const state = (ctx: Ctx) =>
  ctx.read(async (tx) => {
    const loaded = await loadPlan(tx, ctx)
    return await snapshotOf(tx, loaded!)
  })
const fileOf = async (ctx: Ctx) => canvasFile(await state(ctx), { hub: ctx.hub, on: '2026-03-02' })
const bring = async (ctx: Ctx, json: unknown) => {
  const { id } = must(await readImport(ctx, { file: 'essai.json', text: JSON.stringify(json) }))
  return (await previewImport(ctx, id))!
}
const nothing = (d: SnapshotDifference) =>
  [d.notes, d.assumptions, d.scenarios, d.flows].every(
    ({ added, removed, changed }) => added.length + removed.length + changed.length === 0,
  ) && d.head.length === 0

test('a canvas exported and read again changes nothing', async () => {
  const preview = await bring(hub.ctx, await fileOf(hub.ctx))
  expect(nothing(preview.difference)).toBe(true)
  expect(preview.lost).toBe(0)
})

test('a changed file is previewed, then takes the place of the plan, which stays as a version', async () => {
  const file = structuredClone(await fileOf(hub.ctx))
  Object.assign(file.notes[0]!, { text: 'Les commerces de la place' })
  const [gone] = file.notes.splice(5, 1)
  file.plan.months = 48
  const { id, version, difference } = await bring(hub.ctx, file)
  expect(difference.notes.changed.map(({ after }) => after.text)).toEqual(['Les commerces de la place'])
  expect(difference.notes.removed.map((note) => note.text)).toEqual([gone!.text])
  expect(difference.head).toEqual(['months'])
  expect(must(await applyImport(hub.ctx, { id, version, reason: 'Avant' }))).toEqual({ kept: 1 })
  expect(canonical((await fileOf(hub.ctx)).notes)).toBe(canonical(file.notes))
  expect((await currentPlan(hub.ctx))?.months).toBe(48)
  expect(await previewImport(hub.ctx, id)).toBeNull()
})

test('another hub takes the whole canvas, without the links that it lacks', async () => {
  const voisin = await hub.other('voisin')
  must(await createPlan(voisin, { template: 'empty', start: month('2026-01') }))
  const { id, version } = await bring(voisin, await fileOf(hub.ctx))
  must(await applyImport(voisin, { id, version, reason: 'Avant' }))
  expect(await currentPlan(voisin)).toEqual(planOf(await state(hub.ctx)))
  expect(canonical((await fileOf(voisin)).notes)).toBe(canonical((await fileOf(hub.ctx)).notes))
})

test('a file read before somebody else changed the plan is not applied blindly', async () => {
  const before = await fileOf(hub.ctx)
  const { id, version } = await bring(hub.ctx, { ...before, notes: [], flows: [] })
  must(await addNote(hub.ctx, { block: 'value', text: 'Une bibliothèque' }))
  expect(await applyImport(hub.ctx, { id, version, reason: '' })).toEqual({
    ok: false,
    code: 'changed_meanwhile',
  })
  expect((await fileOf(hub.ctx)).notes).toHaveLength(before.notes.length + 1)
})

test('a wrong file, a formula and the wrong role change nothing', async () => {
  const before = canonical(await state(hub.ctx))
  const file = await fileOf(hub.ctx)
  const wrong = { ...file, plan: { ...file.plan, months: -3 }, notes: [{ ...file.notes[0], block: 'cave' }] }
  expect(await readImport(hub.ctx, { file: 'x', text: JSON.stringify(wrong) })).toMatchObject({
    problems: [
      { path: 'notes[0].block', code: 'not_in_list' },
      { path: 'plan.months', code: 'too_small' },
    ],
  })
  expect(await readImport(hub.ctx, { file: 'x', text: 'pas du JSON' })).toMatchObject({
    problems: [{ path: '', code: 'not_json' }],
  })
  expect(await readImport(hub.as('committee'), { file: 'x', text: JSON.stringify(file) })).toEqual({
    ok: false,
    code: 'not_permitted',
  })
  expect(canonical(await state(hub.ctx))).toBe(before)
})
