import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { must } from '#kit/result.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { evidenceOf } from '../evidence.server.ts'
import { earnedCriterion, givenIncome, givenStage } from '../fixtures.ts'
import { addCriterion, changeCriterion, currentStage, currentVerdicts } from '../index.server.ts'
import { applySet, chooseConfidence, keepSet, renameSet, setSetRemoved } from './sets.server.ts'

let hub: TestHub
let stageId: Id<'Stage'>
beforeAll(async () => {
  hub = await testHub()
  stageId = await givenStage(hub.ctx)
})
afterAll(() => hub.close())

const evidence = async () => (await currentVerdicts(hub.ctx))!.evidence

test('a ready-made set adds what the stage does not have yet: measures and grids', async () => {
  expect(must(await applySet(hub.ctx, stageId, { ready: 'economy' })).added).toBe(5)
  const { added } = must(await applySet(hub.ctx, stageId, { ready: 'usual' }))
  const all = await evidence()
  expect(all).toHaveLength(5 + added)
  expect(all.map((one) => one.measure.id)).toContain('contracts.multi-period')
  expect(must(await applySet(hub.ctx, stageId, { ready: 'opinion' })).added).toBe(2)
  expect(await applySet(hub.ctx, stageId, { ready: 'opinion' })).toMatchObject({ code: 'nothing_to_add' })
})

test('a measure without data says so, and is too early', async () => {
  const one = (await evidence()).find((e) => e.measure.id === 'requests.satisfaction')!
  expect(one).toMatchObject({
    ...{ value: null, verdict: 'too-early', certainty: null, byWhen: null },
    missing: { what: 'observations', n: 20 },
  })
  // None signed is a count of zero: known, and not enough.
  const signed = (await evidence()).find((e) => e.measure.id === 'contracts.multi-period')!
  expect(signed).toMatchObject({ value: 0, verdict: 'not-met', missing: { what: 'more', n: 1 } })
})

test('the hub keeps a set of its own, gives it a name of its own, takes it away and puts it back', async () => {
  const { id } = must(await keepSet(hub.ctx, { stageId, name: '  Les nôtres ' }))
  expect(await keepSet(hub.ctx, { stageId, name: 'les notres' })).toMatchObject({ code: 'name_taken' })
  expect(await keepSet(hub.ctx, { stageId, name: ' ' })).toMatchObject({ code: 'required', field: 'name' })
  const startsOn = addDays(hub.ctx.today(), 100)
  const next = await givenStage(hub.ctx, { startsOn, endsOn: addDays(startsOn, 30) })
  expect(await keepSet(hub.ctx, { stageId: next, name: 'Vide' })).toMatchObject({
    ...{ code: 'no_criteria_to_keep', field: 'stage' },
  })
  expect(must(await applySet(hub.ctx, next, { own: id })).added).toBe((await evidence()).length)
  must(await renameSet(hub.ctx, id, 'Pour un quartier'))
  must(await setSetRemoved(hub.ctx, id, true))
  expect(await applySet(hub.ctx, next, { own: id })).toMatchObject({ code: 'not_found' })
  must(await setSetRemoved(hub.ctx, id, false))
  expect(await applySet(hub.ctx, next, { own: id })).toMatchObject({ code: 'nothing_to_add' })
  const committee = hub.as('committee')
  expect(await keepSet(committee, { stageId, name: 'Non' })).toMatchObject({ code: 'not_permitted' })
  expect(await applySet(committee, next, { own: id })).toMatchObject({ code: 'not_permitted' })
  expect(await applySet(await hub.other('voisin'), next, { own: id })).toMatchObject({ code: 'not_found' })
})

test('a criterion reads the days of its stage, or its own; a state has no days', async () => {
  await givenIncome(hub.ctx, 1000, 1000)
  const { id } = must(await addCriterion(hub.ctx, stageId, earnedCriterion({ name: 'Du palier', weight: 4 })))
  const one = async () => (await evidence()).find((e) => e.criterionId === id)!
  const stage = (await currentStage(hub.ctx))!
  must(await changeCriterion(hub.ctx, id, earnedCriterion({ period: 'stage' })))
  expect(await one()).toMatchObject({ from: stage.startsOn, to: hub.ctx.today(), value: 0.5, weight: 1 })
  must(await changeCriterion(hub.ctx, id, earnedCriterion({ period: 'days', periodDays: 3 })))
  expect(await one()).toMatchObject({ from: addDays(hub.ctx.today(), -2), period: 'days', value: 0.5 })
  const after = await evidenceOf(hub.ctx, stage, addDays(stage.endsOn, 9), undefined, id)
  expect(after[0]).toMatchObject({ to: addDays(stage.endsOn, 9), value: null })
  expect(await changeCriterion(hub.ctx, id, earnedCriterion({ period: 'days' }))).toMatchObject({
    ...{ code: 'days_needed', field: 'periodDays' },
  })
  const members = earnedCriterion({ measureId: 'people.members', threshold: '10', period: 'stage' })
  expect(await changeCriterion(hub.ctx, id, members)).toMatchObject({ code: 'no_period', field: 'period' })
})

test('the hub chooses how sure it wants to be', async () => {
  expect(await chooseConfidence(hub.as('committee'), 80)).toMatchObject({ code: 'not_permitted' })
  must(await chooseConfidence(hub.ctx, 80))
  must(await chooseConfidence(hub.ctx, 90))
  expect(await evidence()).not.toHaveLength(0)
})
