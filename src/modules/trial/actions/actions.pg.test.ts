import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays } from '#kit/day.ts'
import { type Id, newId } from '#kit/id.ts'
import { must } from '#kit/result.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { addHypothesis } from '../features/write-hypothesis/use-case.server.ts'
import { givenStage } from '../fixtures.ts'
import { actionById, actionsPage, reviewsOf, riskById, riskMap, risksPage } from './store.server.ts'
import {
  type ActionFacts,
  addAction,
  changeAction,
  moveActions,
  setActionRemoved,
} from './write-actions.server.ts'
import { addRisk, changeRisk, reviewRisk, setRiskRemoved } from './write-risks.server.ts'

let hub: TestHub
let stageId: Id<'Stage'>
beforeAll(async () => {
  hub = await testHub()
  stageId = await givenStage(hub.ctx)
})
afterAll(() => hub.close())

const facts = (over: Partial<ActionFacts> = {}): ActionFacts => ({
  ...{ what: 'Appeler dix clients', impact: 4, effort: 2, riskCut: 1, ...over },
})
const action = (id: Id<'TrialAction'>) => hub.ctx.read((tx) => actionById(tx, hub.ctx.hub.id, id))
const risk = (id: Id<'Risk'>) => hub.ctx.read((tx) => riskById(tx, hub.ctx.hub.id, id))
const actions = async (over: Partial<Parameters<typeof actionsPage>[2]> = {}) =>
  (
    await hub.ctx.read((tx) =>
      actionsPage(tx, hub.ctx.hub.id, { q: '', sort: 'priority', ...over }, null, 50),
    )
  ).rows
const risks = async (over: Partial<Parameters<typeof risksPage>[2]> = {}) =>
  (await hub.ctx.read((tx) => risksPage(tx, hub.ctx.hub.id, { q: '', ...over }, null, 50))).rows

test('actions come by what they are worth for their effort, or by their day', async () => {
  const { ctx } = hub
  const late = addDays(ctx.today(), -3)
  const now = hub.clock.now()
  hub.clock.set(new Date(now.getTime() - 5 * 86_400_000))
  const { id } = must(await addAction(ctx, facts({ dueOn: late, ownerName: 'Claire' })))
  hub.clock.set(now)
  must(await addAction(ctx, facts({ what: 'Tout refaire 100 %', effort: 5 })))
  must(
    await addAction(ctx, facts({ what: 'Un mot sur la porte', effort: 1, dueOn: addDays(ctx.today(), 9) })),
  )
  expect((await actions()).map(({ what, priority }) => [what, priority])).toEqual([
    ['Un mot sur la porte', 5],
    ['Appeler dix clients', 2.5],
    ['Tout refaire 100 %', 1],
  ])
  expect((await actions({ sort: 'due' })).map((one) => one.dueOn)).toEqual([
    late,
    addDays(ctx.today(), 9),
    null,
  ])
  expect((await actions({ lateOn: ctx.today() })).map((one) => one.id)).toEqual([id])
  expect((await actions({ owner: 'Claire' })).map((one) => one.id)).toEqual([id])
  // A sign of the search language is a letter for who types it.
  expect(await actions({ q: '100 %' })).toHaveLength(1)
  expect(await actions({ q: '_' })).toHaveLength(0)
  expect((await action(id))?.stageId).toBe(stageId)
})

test('an action is done one day, opened again, removed and put back; a bad link is refused', async () => {
  const { ctx } = hub
  const [first] = await actions()
  const { id } = first!
  must(await moveActions(ctx, [id], 'done'))
  expect(await action(id)).toMatchObject({ state: 'done', doneOn: ctx.today() })
  expect(await moveActions(ctx, [id], 'done')).toMatchObject({ code: 'nothing_moves' })
  must(await moveActions(ctx, [id], 'doing'))
  expect(await action(id)).toMatchObject({ state: 'doing', doneOn: null })
  expect(await moveActions(ctx, [id, newId<'TrialAction'>()], 'done')).toMatchObject({ code: 'not_found' })
  expect(await action(id)).toMatchObject({ state: 'doing' })
  must(await setActionRemoved(ctx, id, true))
  expect(await actions()).toHaveLength(2)
  expect(await changeAction(ctx, id, facts())).toMatchObject({ code: 'not_found' })
  must(await setActionRemoved(ctx, id, false))
  const wrong = [
    [facts({ hypothesisId: newId<'Hypothesis'>() }), 'unknown_hypothesis'],
    [facts({ riskId: newId<'Risk'>() }), 'unknown_risk'],
    [facts({ conditionId: newId<'Condition'>() }), 'unknown_condition'],
  ] as const
  for (const [input, code] of wrong) expect(await addAction(ctx, input)).toMatchObject({ code })
  const believed = { text: 'Ils reviennent', kind: 'desirable' } as const
  const { id: hypothesisId } = must(await addHypothesis(ctx, stageId, believed))
  must(await changeAction(ctx, id, facts({ what: 'Relancer', hypothesisId })))
  expect(await action(id)).toMatchObject({ what: 'Relancer', hypothesisId, priority: 2.5 })
})

test('a risk is judged, looked at again with what was said, and closed', async () => {
  const { ctx } = hub
  const tomorrow = addDays(ctx.today(), 1)
  const input = { what: 'Une salariée part', probability: 3, severity: 5, reviewOn: tomorrow }
  expect(await addRisk(ctx, { ...input, reviewOn: addDays(ctx.today(), -1) })).toMatchObject({
    code: 'review_in_the_past',
  })
  const { id } = must(await addRisk(ctx, input))
  must(await addRisk(ctx, { ...input, what: 'Le bail finit', probability: 1 }))
  expect((await risks()).map((one) => one.level)).toEqual([15, 5])
  expect((await risks({ band: 'extreme' })).map((one) => one.id)).toEqual([id])
  expect((await risks({ at: { probability: 1, severity: 5 } })).map((one) => one.what)).toEqual([
    'Le bail finit',
  ])
  expect(await risks({ dueOn: ctx.today() })).toHaveLength(0)
  expect(await risks({ dueOn: tomorrow })).toHaveLength(2)
  const review = { probability: 2, severity: 5, state: 'reduced', note: 'Une remplaçante formée' } as const
  expect(await reviewRisk(ctx, id, review)).toMatchObject({ code: 'review_needed', field: 'reviewOn' })
  expect(await reviewRisk(ctx, id, { ...review, reviewOn: ctx.today() })).toMatchObject({
    code: 'review_in_the_past',
  })
  must(await reviewRisk(ctx, id, { ...review, reviewOn: addDays(ctx.today(), 30) }))
  expect(await risk(id)).toMatchObject({ level: 10, state: 'reduced', reviewOn: addDays(ctx.today(), 30) })
  must(await reviewRisk(ctx, id, { ...review, state: 'closed', note: 'Contrat signé' }))
  expect(await risk(id)).toMatchObject({ state: 'closed', reviewOn: null })
  const reviews = await ctx.read((tx) => reviewsOf(tx, ctx.hub.id, id))
  expect(reviews.map((one) => one.note)).toEqual(['Contrat signé', 'Une remplaçante formée'])
  expect(await ctx.read((tx) => riskMap(tx, ctx.hub.id))).toEqual([{ probability: 1, severity: 5, n: 1 }])
  must(await changeRisk(ctx, id, { what: 'Une salariée part', trigger: 'Elle le dit' }))
  expect(await risk(id)).toMatchObject({ trigger: 'Elle le dit', level: 10 })
  must(await setRiskRemoved(ctx, id, true))
  expect(await risks()).toHaveLength(1)
})

test('a day that is over is refused, save the one that a late action has already', async () => {
  const { ctx } = hub
  const [today, yesterday] = [ctx.today(), addDays(ctx.today(), -1)]
  const refused = { code: 'due_in_the_past', field: 'dueOn' }
  expect(await addAction(ctx, facts({ dueOn: yesterday }))).toMatchObject(refused)
  const { id } = must(await addAction(ctx, facts({ dueOn: today })))
  expect(await changeAction(ctx, id, facts({ dueOn: yesterday }))).toMatchObject(refused)
  const now = hub.clock.now()
  hub.clock.set(new Date(now.getTime() + 3 * 86_400_000))
  must(await changeAction(ctx, id, facts({ what: 'En retard', dueOn: today })))
  hub.clock.set(now)
})

test('who may only read writes nothing, and another hub sees nothing', async () => {
  const committee = hub.as('committee')
  expect(await addAction(committee, facts())).toMatchObject({ code: 'not_permitted' })
  expect(await addRisk(committee, { what: 'x', probability: 1, severity: 1 })).toMatchObject({
    code: 'not_permitted',
  })
  const [{ id } = { id: newId<'TrialAction'>() }] = await actions()
  expect(await moveActions(committee, [id], 'done')).toMatchObject({ code: 'not_permitted' })
  expect(await moveActions(await hub.other('voisin'), [id], 'done')).toMatchObject({ code: 'not_found' })
})
