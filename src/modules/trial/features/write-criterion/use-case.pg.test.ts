import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Id, newId } from '#kit/id.ts'
import { must } from '#kit/result.ts'
import { earnedCriterion, givenStage } from '#modules/trial/fixtures.ts'
import {
  addDefaultCriteria,
  addHypothesis,
  currentVerdicts,
  setRemoved,
} from '#modules/trial/index.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { addCriterion, changeCriterion } from './use-case.server.ts'

let hub: TestHub
let stageId: Id<'Stage'>
beforeAll(async () => {
  hub = await testHub()
  stageId = await givenStage(hub.ctx)
})
afterAll(() => hub.close())

const evidence = async () => (await currentVerdicts(hub.ctx))?.evidence ?? []

test('a criterion without data is too early', async () => {
  must(await addCriterion(hub.ctx, stageId, earnedCriterion()))
  expect(await evidence()).toMatchObject([{ value: null, threshold: 0.3, verdict: 'too-early' }])
})

test('a threshold in the wrong unit, an unknown measure or a foreign hypothesis is refused', async () => {
  const refused = (over: Parameters<typeof earnedCriterion>[0]) =>
    addCriterion(hub.ctx, stageId, earnedCriterion(over))
  expect(await refused({ threshold: '300 €' })).toMatchObject({
    code: 'threshold_needs_percent',
    field: 'threshold',
  })
  expect(await refused({ measureId: 'money.dreams' })).toMatchObject({ code: 'unknown_measure' })
  expect(await refused({ hypothesisId: newId<'Hypothesis'>() })).toMatchObject({ code: 'unknown_hypothesis' })
  expect(await evidence()).toHaveLength(1)
})

test('the usual criteria come in one go, only those whose measure exists and is not there yet', async () => {
  const { added } = must(await addDefaultCriteria(hub.ctx, stageId))
  const all = await evidence()
  expect(all).toHaveLength(1 + added)
  expect(all.map((one) => one.measure.id).filter((id) => id === 'money.earned-share')).toHaveLength(1)
  expect(all.find((one) => one.measure.id === 'money.months-of-cash')).toMatchObject({
    comparison: 'at-least',
    threshold: 3,
  })
  expect(await addDefaultCriteria(hub.ctx, stageId)).toMatchObject({ code: 'nothing_to_add' })
})

test('a criterion is changed, removed and put back', async () => {
  const id = (await evidence())[0]!.criterionId as Id<'Criterion'>
  must(await changeCriterion(hub.ctx, id, earnedCriterion({ threshold: '45 %', level: 'should' })))
  expect((await evidence())[0]).toMatchObject({ threshold: 0.45, level: 'should' })
  const before = (await evidence()).length
  must(await setRemoved(hub.ctx, { kind: 'criterion', id }, true))
  expect(await evidence()).toHaveLength(before - 1)
  must(await setRemoved(hub.ctx, { kind: 'criterion', id }, false))
  expect(await evidence()).toHaveLength(before)
})

test('a hypothesis settled without what was learnt is refused; one kept is named in the evidence', async () => {
  const believed = { text: 'Les habitants reviennent', kind: 'desirable' } as const
  expect(await addHypothesis(hub.ctx, stageId, { ...believed, state: 'confirmed' })).toMatchObject({
    code: 'learning_needed',
    field: 'learning',
  })
  const { id } = must(await addHypothesis(hub.ctx, stageId, believed))
  const input = earnedCriterion({ name: 'Lié', hypothesisId: id })
  must(await addCriterion(hub.ctx, stageId, input))
  expect((await evidence()).find((one) => one.name === 'Lié')?.hypothesis).toBe('Les habitants reviennent')
})

test('a committee member may not write criteria, and nothing is written', async () => {
  const before = (await evidence()).length
  const refused = await addCriterion(hub.as('committee'), stageId, earnedCriterion())
  expect(refused).toEqual({ ok: false, code: 'not_permitted' })
  expect(await addDefaultCriteria(hub.as('committee'), stageId)).toMatchObject({ code: 'not_permitted' })
  expect(await evidence()).toHaveLength(before)
})
