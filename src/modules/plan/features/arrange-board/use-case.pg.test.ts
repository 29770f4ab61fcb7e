import { afterAll, beforeAll, expect, test } from 'vitest'
import { month } from '#kit/day.ts'
import { must } from '#kit/result.ts'
import { createPlan } from '#modules/plan/index.server.ts'
import { noteRows } from '#modules/plan/notes-store.server.ts'
import { planRow } from '#modules/plan/store.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { addNote, editNote, moveNote, recolourNote, removeNote, restoreNote } from './use-case.server.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await testHub()
  must(await createPlan(hub.ctx, { template: 'quartier', start: month('2026-03') }))
})
afterAll(() => hub.close())

const notes = () =>
  hub.ctx.read(async (tx) => {
    const plan = await planRow(tx, hub.ctx)
    return await noteRows(tx, plan!)
  })
const texts = async (block: string) => (await notes()).filter((n) => n.block === block).map((n) => n.text)
const find = async (text: string) => (await notes()).find((n) => n.text === text)!
const seen = async (text: string) => {
  const { id, version } = await find(text)
  return { id, version }
}

test('a note added stands at the end of its block; sent twice, it is added once', async () => {
  const note = {
    block: 'activities',
    text: 'Atelier vélo',
    pillar: 'citizens',
    idempotencyKey: '018f3b1c-0000-7000-8000-000000000011',
  } as const
  const first = must(await addNote(hub.ctx, note))
  expect(must(await addNote(hub.ctx, note))).toEqual(first)
  expect(await texts('activities')).toEqual([
    'Pôle de services',
    'Lien social / animation',
    'Boutique',
    'Atelier vélo',
  ])
})

test('a note is rewritten, and whoever saw the old one is told instead of overwriting', async () => {
  const before = await seen('Atelier vélo')
  must(await editNote(hub.ctx, { ...before, text: 'Atelier vélo et couture', colour: 'sky' }))
  expect(await editNote(hub.ctx, { ...before, text: 'Autre chose' })).toEqual({
    ok: false,
    code: 'changed_meanwhile',
  })
  expect(await find('Atelier vélo et couture')).toMatchObject({ colour: 'sky', pillar: null, version: 2 })
})

test('a note moves to a place of another block and the others make room', async () => {
  must(
    await moveNote(hub.ctx, {
      ...(await seen('Atelier vélo et couture')),
      block: 'beneficiaries',
      position: 1,
    }),
  )
  expect((await texts('beneficiaries')).slice(0, 3)).toEqual([
    'salariés des entreprises',
    'Atelier vélo et couture',
    'habitants des immeubles',
  ])
  expect(await find('Atelier vélo et couture')).toMatchObject({ side: 'direct' })
  must(
    await moveNote(hub.ctx, { ...(await seen('Atelier vélo et couture')), block: 'activities', position: 0 }),
  )
  expect((await texts('activities'))[0]).toBe('Atelier vélo et couture')
  expect(await find('Atelier vélo et couture')).toMatchObject({ side: null })
})

test('a note removed comes back in its place', async () => {
  const { id } = must(await removeNote(hub.ctx, await seen('Boutique')))
  expect(await texts('activities')).not.toContain('Boutique')
  const removed = await seen('Pôle de services')
  expect(await restoreNote(hub.ctx, removed)).toEqual({ ok: false, code: 'changed_meanwhile' })
  must(await restoreNote(hub.ctx, { id, version: 2 }))
  expect((await texts('activities')).at(-1)).toBe('Boutique')
})

test('its paper changes alone', async () => {
  must(await recolourNote(hub.ctx, { ...(await seen('CCAS')), colour: 'mint' }))
  expect(await find('CCAS')).toMatchObject({ colour: 'mint', pillar: 'public' })
})

test('the committee reads and changes nothing; another hub finds no note', async () => {
  const note = await seen('Loyer')
  expect(await removeNote(hub.as('committee'), note)).toEqual({ ok: false, code: 'not_permitted' })
  const other = await hub.other('voisin')
  expect(await removeNote(other, note)).toEqual({ ok: false, code: 'no_plan' })
  must(await createPlan(other, { template: 'empty', start: month('2026-03') }))
  expect(await removeNote(other, note)).toEqual({ ok: false, code: 'not_found' })
  expect(await texts('costs')).toContain('Loyer')
})
