import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { month } from '#kit/day.ts'
import { must } from '#kit/result.ts'
import { readBoard } from '#modules/plan/board.server.ts'
import { createPlan, currentForecast, currentPlan } from '#modules/plan/index.server.ts'
import { keptTemplates } from '#modules/plan/templates-list.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import {
  applyTemplate,
  removeTemplate,
  restoreTemplate,
  saveTemplate,
  shareTemplate,
} from './use-case.server.ts'

let hub: TestHub
let voisin: Ctx
beforeAll(async () => {
  hub = await testHub()
  voisin = await hub.other('voisin')
  must(await createPlan(hub.ctx, { template: 'quartier', start: month('2026-03') }))
})
afterAll(() => hub.close())

const funder = (n: number) => `Financeur ${n}`
const kept = { name: 'Quartier de bailleurs', about: 'Deux bailleurs.', figures: true, shared: false, funder }
const first = async (ctx: Ctx) => (await keptTemplates(ctx))[0]!

test('a canvas kept for its hub is seen by no other; shared, by all; taken back, by none', async () => {
  const { id } = must(await saveTemplate(hub.ctx, kept))
  expect(await keptTemplates(hub.ctx)).toMatchObject([{ id, from: null, shared: false, notes: 40 }])
  expect(await keptTemplates(voisin)).toEqual([])
  must(await shareTemplate(hub.ctx, { id, version: 1 }, true))
  expect(await keptTemplates(voisin)).toMatchObject([{ id, from: 'essai', name: 'Quartier de bailleurs' }])
  must(await shareTemplate(hub.ctx, { id, version: 2 }, false))
  expect(await keptTemplates(voisin)).toEqual([])
  must(await shareTemplate(hub.ctx, { id, version: 3 }, true))
  must(await removeTemplate(hub.ctx, { id, version: 4 }))
  expect(await keptTemplates(voisin)).toEqual([])
  must(await restoreTemplate(hub.ctx, { id, version: 5 }))
  expect(await keptTemplates(voisin)).toHaveLength(1)
})

test('the walls hold: another hub reads a shared row, and can neither change nor remove it', async () => {
  const { id } = await first(hub.ctx)
  const touched = (statement: ReturnType<typeof sql>) =>
    voisin.tx(async (tx) => (await tx.execute(statement)).rowCount)
  expect(await touched(sql`SELECT FROM plan_templates WHERE id = ${id}`)).toBe(1)
  expect(await touched(sql`UPDATE plan_templates SET name = 'Pris' WHERE id = ${id}`)).toBe(0)
  expect(await touched(sql`DELETE FROM plan_templates WHERE id = ${id}`)).toBe(0)
  expect(await shareTemplate(voisin, { id, version: 6 }, false)).toEqual({ ok: false, code: 'not_found' })
  expect(await removeTemplate(voisin, { id, version: 6 })).toEqual({ ok: false, code: 'not_found' })
  const stolen = sql`INSERT INTO plan_templates SELECT * FROM plan_templates WHERE id = ${id}`
  await expect(touched(stolen)).rejects.toThrow()
  expect(await first(hub.ctx)).toMatchObject({ name: 'Quartier de bailleurs' })
})

test('a plan begun with a shared template keeps where it came from, in its own months', async () => {
  const { id } = await first(voisin)
  must(await createPlan(voisin, { template: id, start: month('2027-03') }))
  const board = (await readBoard(voisin, 'fr'))!
  expect(board.origin).toEqual({ name: 'Quartier de bailleurs', hub: 'essai' })
  expect(board.notes).toHaveLength(40)
  const [mine, theirs] = [must(await currentForecast(hub.ctx)), must(await currentForecast(voisin))]
  expect(theirs.start).toBe('2027-03')
  expect(theirs.indicators.result).toBe(mine.indicators.result)
})

test('what is shared names no funder and no source; without figures it has no amount, and is still a plan', async () => {
  const { id } = must(
    await saveTemplate(hub.ctx, { ...kept, name: 'Sans montant', figures: false, shared: true }),
  )
  const content = await voisin.read(async (tx) => {
    const { rows } = await tx.execute<{ content: unknown }>(
      sql`SELECT content FROM plan_templates WHERE id = ${id}`,
    )
    return JSON.stringify(rows[0]!.content)
  })
  for (const name of ['Bailleur Horizon', 'Fondation du Lien', 'Ateliers Rivoire', '"note"', '"lender"'])
    expect(content).not.toContain(name)
  expect(content).toContain('Financeur 1')
  const third = await hub.other('tiers')
  must(await createPlan(third, { template: 'empty', start: month('2026-06') }))
  must(await applyTemplate(third, { template: id }))
  const plan = (await currentPlan(third))!
  expect(plan.assumptions.length).toBeGreaterThan(40)
  expect(must(await currentForecast(third)).indicators).toMatchObject({ products: 0, charges: 0 })
  expect(await applyTemplate(third, { template: 'rural' })).toEqual({ ok: false, code: 'not_empty' })
})

test('the wrong role keeps nothing, and a template that is no longer shared opens no plan', async () => {
  expect(await saveTemplate(hub.as('committee'), kept)).toMatchObject({ code: 'not_permitted' })
  const mine = (await keptTemplates(hub.ctx)).find((one) => one.name === 'Sans montant')!
  must(await shareTemplate(hub.ctx, mine, false))
  const fourth = await hub.other('quatre')
  expect(await createPlan(fourth, { template: mine.id, start: month('2026-06') })).toMatchObject({
    code: 'unknown_template',
  })
})
