import { afterAll, beforeAll, expect, test } from 'vitest'
import { month } from '#kit/day.ts'
import { newId } from '#kit/id.ts'
import { must } from '#kit/result.ts'
import { createPlan, currentForecast, currentPlan } from '#modules/plan/index.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { judge, pasteLines } from './use-case.server.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await testHub()
  must(await createPlan(hub.ctx, { template: 'empty', start: month('2026-01') }))
})
afterAll(() => hub.close())

const plan = async () => (await currentPlan(hub.ctx))!
const text = 'Abonnement;Panier;;12,50;40\nLoyer;Local;860\nLoyer;Local;140'

test('the preview keeps nothing; what was read is added once, however often it is sent', async () => {
  expect(must(judge(await plan(), text)).lines).toHaveLength(3)
  expect((await plan()).assumptions).toEqual([])
  const idempotencyKey = newId<'Form'>()
  expect(must(await pasteLines(hub.ctx, { text, idempotencyKey }))).toEqual({ added: 3 })
  expect(must(await pasteLines(hub.ctx, { text, idempotencyKey }))).toEqual({ added: 3 })
  expect((await plan()).assumptions.map((line) => line.id)).toEqual(['panier', 'local', 'local-2'])
  const made = must(await currentForecast(hub.ctx))
  expect([made.income.products[0], made.income.charges[0]]).toEqual([50_000, 100_000])
})

test('one wrong cell keeps every row out, and says where', async () => {
  const before = (await plan()).assumptions.length
  const wrong = 'Loyer;Cave;100\nSubvention;Région;1000;;;2025-12\nLoyer;Garage;-5'
  const judged = must(judge(await plan(), wrong))
  expect(judged.errors).toEqual([{ row: 3, column: 'amount', code: 'too_small' }])
  const early = must(judge(await plan(), 'Subvention;Région;1000;;;2025-12'))
  expect(early.errors).toContainEqual({ row: 1, column: 'from', code: 'before_start' })
  expect(await pasteLines(hub.ctx, { text: wrong })).toEqual({ ok: false, code: 'bad_rows' })
  expect((await plan()).assumptions).toHaveLength(before)
})

test('no more than four hundred lines in all, and only by those who write the plan', async () => {
  const many = Array.from({ length: 398 }, (_, i) => `Loyer;L${i};1`).join('\n')
  expect(await pasteLines(hub.ctx, { text: many })).toEqual({ ok: false, code: 'too_many_lines' })
  expect(await pasteLines(hub.as('committee'), { text })).toEqual({ ok: false, code: 'not_permitted' })
})
