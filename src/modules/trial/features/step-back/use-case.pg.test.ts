import { afterEach, beforeEach, expect, test } from 'vitest'
import { addDays } from '#kit/day.ts'
import { must } from '#kit/result.ts'
import { trialDues } from '#modules/trial/dues.server.ts'
import { earnedCriterion, givenIncome, givenStage } from '#modules/trial/fixtures.ts'
import { addCriterion } from '#modules/trial/index.server.ts'
import { reviewById, reviewsOf } from '#modules/trial/review/store.server.ts'
import { weekOf } from '#modules/trial/review/week.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { holdReview } from './use-case.server.ts'

let hub: TestHub
beforeEach(async () => {
  hub = await testHub()
})
afterEach(() => hub.close())

const words = { present: 'Claire, Sami', noticed: 'Les devis traînent.', decided: 'Un devis en deux jours.' }
const later = (days: number) => hub.clock.set(new Date(hub.clock.now().getTime() + days * 86_400_000))
const asked = async () => (await trialDues(hub.ctx, 'fr')).filter(({ kind }) => kind === 'review')

test('a review keeps the week as it stood, whatever comes later', async () => {
  const stageId = await givenStage(hub.ctx)
  must(await addCriterion(hub.ctx, stageId, earnedCriterion()))
  const before = hub.ctx.today()
  later(7)
  await givenIncome(hub.ctx, 1000, 1000)
  const { id } = must(await holdReview(hub.ctx, words))
  await givenIncome(hub.ctx, 5000, 0)
  const row = (await hub.ctx.read((tx) => reviewById(tx, hub.ctx.hub.id, id)))!
  expect(row).toMatchObject({ ...words, stageId, actorName: hub.ctx.actor.name })
  expect(row.seen.since).toBe(before)
  expect(row.seen.turned).toMatchObject([{ before: 'too-early', now: 'met' }])
  expect(row.seen.moved[0]).toMatchObject({ id: 'money.earned-share', before: null })
})

test('one review a day, and the same form sent twice keeps one', async () => {
  const twice = { ...words, idempotencyKey: '018f3b1c-0000-7000-8000-000000000021' }
  const first = must(await holdReview(hub.ctx, twice))
  expect(must(await holdReview(hub.ctx, twice))).toEqual(first)
  expect(await holdReview(hub.ctx, words)).toMatchObject({ ok: false, code: 'held_today' })
  expect(await hub.ctx.read((tx) => reviewsOf(tx, hub.ctx.hub.id))).toHaveLength(1)
})

test('it is asked for while a stage runs, no more once held, and again a week later', async () => {
  expect(await asked()).toEqual([])
  await givenStage(hub.ctx)
  expect(await asked()).toHaveLength(1)
  must(await holdReview(hub.ctx, words))
  expect(await asked()).toEqual([])
  later(7)
  expect(await asked()).toMatchObject([{ tone: 'info', path: 'phase-de-test/revue' }])
  later(8)
  expect(await asked()).toMatchObject([{ tone: 'warn' }])
})

test('the week is compared with the last review, a week ago at least', async () => {
  await givenStage(hub.ctx)
  must(await holdReview(hub.ctx, words))
  later(2)
  expect((await weekOf(hub.ctx, 'fr')).seen.since).toBe(addDays(hub.ctx.today(), -7))
  later(8)
  expect((await weekOf(hub.ctx, 'fr')).seen.since).toBe(addDays(hub.ctx.today(), -10))
})

test('the database refuses to change a review', async () => {
  const { id } = must(await holdReview(hub.ctx, words))
  await expect(
    hub.ctx.tx((tx) => tx.execute(`UPDATE trial_reviews SET decided = 'rien' WHERE id = '${id}'`)),
  ).rejects.toMatchObject({ cause: { code: '42501' } })
})
