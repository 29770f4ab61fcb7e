import { type Id, newId } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { liveOf } from '#modules/trial/learning/live.server.ts'
import { insertLearning, learningsOf, lockedTest, updateTest } from '#modules/trial/learning/store.server.ts'
import { mayWriteTrial } from '#modules/trial/permits.ts'
import { TEST_LIFE } from '#modules/trial/rules/tests.ts'
import { hypothesisById, updateHypothesis } from '#modules/trial/store.server.ts'
import { audit, type Ctx, once } from '#platform/context/ctx.server.ts'
import type { LearningForm } from './form.ts'

/**
 * Writes the learning card of a running test: its figure is frozen as it stands at that instant, the test is done, and
 * its hypothesis is confirmed, refuted, or stays open. A test that is done takes further cards; the last one counts. The stage may have had its decision meanwhile: what
 * was frozen then does not change, and what is learnt late is learnt all the same.
 */
export async function writeLearning(
  ctx: Ctx,
  testId: Id<'Test'>,
  input: LearningForm,
): Promise<Result<{ id: Id<'Learning'> }>> {
  if (!mayWriteTrial(ctx.actor)) return refuse('not_permitted')
  return await ctx.together((joined) =>
    joined.tx((tx) =>
      once(tx, joined, input.idempotencyKey, async () => {
        const hubId = ctx.hub.id
        const test = await lockedTest(tx, hubId, testId)
        if (!test) return refuse('not_found')
        const again = test.state === 'done'
        if (!again && !TEST_LIFE.next(test.state, 'finish').ok) return refuse('not_running')
        const hypothesis = await hypothesisById(tx, hubId, test.hypothesisId)
        if (!hypothesis) return refuse('not_found')
        const before = (await learningsOf(tx, hubId, [testId])).get(testId) ?? []
        const at = ctx.now()
        const ended = { ...test, endedOn: test.endedOn ?? ctx.today() }
        const found = before[0]?.found ?? (await liveOf(joined, [ended])).get(testId)!
        const id = newId<'Learning'>()
        await insertLearning(tx, {
          ...{ hubId, id, testId, hypothesisId: test.hypothesisId, number: before.length + 1, found, at },
          ...{ observed: input.observed, learned: input.learned, decided: input.decided },
          ...{ next: input.next ?? '', userId: ctx.actor.userId, actorName: ctx.actor.name },
        })
        if (!again)
          await updateTest(tx, hubId, testId, { state: 'done', endedOn: ended.endedOn, updatedAt: at })
        const state = input.decided === 'unclear' ? 'open' : input.decided
        await updateHypothesis(tx, hubId, test.hypothesisId, {
          ...{ state, learning: input.learned, updatedAt: at },
          evidence: input.evidence ?? hypothesis.evidence,
        })
        await audit(tx, ctx, 'learn', 'trial-test', testId, { decided: input.decided })
        await audit(tx, ctx, 'learn', 'hypothesis', test.hypothesisId, {
          ...{ from: hypothesis.state, to: state, evidence: input.evidence ?? hypothesis.evidence },
        })
        return ok({ id })
      }),
    ),
  )
}
