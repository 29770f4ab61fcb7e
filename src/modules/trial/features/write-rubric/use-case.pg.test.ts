import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Id } from '#kit/id.ts'
import { must } from '#kit/result.ts'
import { evidenceOf } from '#modules/trial/evidence.server.ts'
import { earnedCriterion, givenStage } from '#modules/trial/fixtures.ts'
import { addCriterion, castVote, currentStage } from '#modules/trial/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import type { RubricForm } from './form.ts'
import { addRubric, changeRubric } from './use-case.server.ts'

let hub: TestHub
let stageId: Id<'Stage'>
let grid: Id<'Criterion'>
beforeAll(async () => {
  hub = await testHub()
  stageId = await givenStage(hub.ctx)
  grid = must(await addRubric(hub.ctx, stageId, rubric())).id
})
afterAll(() => hub.close())

const rubric = (over: Partial<RubricForm> = {}): RubricForm => ({
  name: 'Ancrage',
  ...{ level1: 'Inconnus', level2: 'Connus', level3: 'Recommandés', level4: 'Attendus' },
  ...{ wanted: 3, minSample: 3, voters: 'everyone', level: 'should', weight: 2 },
  ...over,
})
const vote = (ctx: Ctx, level: number, voterName?: string, id = grid) =>
  castVote(ctx, id, { level, why: 'Parce que', voterName })
const evidence = async (asOf?: Date) => {
  const stage = (await currentStage(hub.ctx))!
  return (await evidenceOf(hub.ctx, stage, hub.ctx.today(), asOf, grid))[0]!
}
const later = () => hub.clock.set(new Date(hub.clock.now().getTime() + 60_000))

test('without votes, and until there are enough, it is too early and says how many are missing', async () => {
  expect(await evidence()).toMatchObject({
    ...{ value: null, sample: 0, verdict: 'too-early', missing: { what: 'votes', n: 3 } },
    rubric: { levels: ['Inconnus', 'Connus', 'Recommandés', 'Attendus'], counts: [0, 0, 0, 0] },
  })
  must(await vote(hub.ctx, 4))
  must(await vote(hub.as('treasurer'), 2))
  expect(await evidence()).toMatchObject({ value: 3, sample: 2, verdict: 'too-early' })
})

test('the median judges; somebody’s later vote takes the place of theirs, and what was known then stays', async () => {
  const before = new Date(hub.clock.now().getTime() + 1)
  later()
  must(await vote(hub.as('committee'), 2))
  expect(await evidence()).toMatchObject({
    ...{ value: 2, verdict: 'not-met', weight: 2, missing: { what: 'votes-for', n: 2 } },
    rubric: { counts: [0, 2, 0, 1], low: 2, high: 4 },
  })
  later()
  must(await vote(hub.as('committee'), 3))
  expect(await evidence()).toMatchObject({ value: 3, sample: 3, verdict: 'met', missing: null })
  expect(await evidence(before)).toMatchObject({ value: 3, sample: 2, verdict: 'too-early' })
})

test('what was said in a meeting is written in the name of who said it, by the coordinator alone', async () => {
  must(await vote(hub.ctx, 3, 'Éva Ménard'))
  later()
  must(await vote(hub.ctx, 1, 'eva menard'))
  expect(await evidence()).toMatchObject({ sample: 4, rubric: { counts: [1, 1, 1, 1] } })
  expect(await vote(hub.as('committee'), 4, 'Quelqu’un')).toMatchObject({ code: 'not_permitted' })
  expect(await vote(hub.as('desk'), 4)).toMatchObject({ code: 'not_permitted' })
})

test('the committee’s grid takes its votes only; a measure takes none; levels must differ', async () => {
  const { id } = must(await addRubric(hub.ctx, stageId, rubric({ voters: 'committee', name: 'Comité' })))
  expect(await vote(hub.as('treasurer'), 3, undefined, id)).toMatchObject({ code: 'committee_only' })
  expect(await vote(hub.ctx, 3, undefined, id)).toMatchObject({ code: 'name_needed', field: 'voterName' })
  must(await vote(hub.as('committee'), 3, undefined, id))
  const measure = must(await addCriterion(hub.ctx, stageId, earnedCriterion()))
  expect(await vote(hub.ctx, 3, undefined, measure.id)).toMatchObject({ code: 'not_a_rubric' })
  expect(await changeRubric(hub.ctx, measure.id, rubric())).toMatchObject({ code: 'not_a_rubric' })
  expect(await addRubric(hub.ctx, stageId, rubric({ level3: ' connus ' }))).toMatchObject({
    ...{ code: 'same_levels', field: 'level3' },
  })
})

test('once voted on, the words of a grid stay; its weight may change', async () => {
  expect(await changeRubric(hub.ctx, grid, rubric({ level2: 'Un peu connus' }))).toMatchObject({
    ...{ code: 'grid_voted', field: 'level2' },
  })
  must(await changeRubric(hub.ctx, grid, rubric({ weight: 5 })))
  expect(await evidence()).toMatchObject({ weight: 5 })
  expect(await changeRubric(hub.as('committee'), grid, rubric())).toMatchObject({ code: 'not_permitted' })
})

test('a vote is never changed nor taken away, and another hub does not see it', async () => {
  await expect(hub.ctx.tx((tx) => tx.execute('UPDATE trial_votes SET level = 4'))).rejects.toMatchObject({
    cause: { code: '42501' },
  })
  const other = await hub.other('voisin')
  expect(await castVote(other, grid, { level: 3, why: 'Ailleurs' })).toMatchObject({ code: 'not_found' })
})
