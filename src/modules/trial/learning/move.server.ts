import { type Id, newId } from '#kit/id.ts'
import { parseEuros } from '#kit/money.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { audit, type Ctx, once } from '#platform/context/ctx.server.ts'
import { mayWriteTrial } from '../permits.ts'
import { TEST_LIFE } from '../rules/tests.ts'
import { openStage } from '../store.server.ts'
import type { CountForm, MoveForm } from './move-forms.ts'
import { countById, insertCount, lockedTest, reversalOf, type TestRow, updateTest } from './store.server.ts'

/** Starts, postpones or takes up again a test while its stage is open; abandons it, with a reason, whenever it is. */
export async function moveTest(
  ctx: Ctx,
  id: Id<'Test'>,
  { verb, why = '' }: MoveForm,
): Promise<Result<{ id: Id<'Test'> }>> {
  if (!mayWriteTrial(ctx.actor)) return refuse('not_permitted')
  if (verb === 'abandon' && !why) return refuse('why_needed', 'why')
  return await ctx.tx(async (tx) => {
    const test = await lockedTest(tx, ctx.hub.id, id)
    if (!test) return refuse('not_found')
    // A test left running when its stage was decided on may still be stopped.
    const stage = verb === 'abandon' ? null : await openStage(tx, ctx, test.stageId)
    if (stage && !stage.ok) return stage
    const to = TEST_LIFE.next(test.state, verb)
    if (!to.ok) return refuse('test_moved')
    const today = ctx.today()
    if (verb === 'start' && test.deadline < today) return refuse('deadline_past', 'deadline')
    const days: Partial<TestRow> =
      verb === 'start'
        ? { startedOn: today, endedOn: null }
        : verb === 'abandon'
          ? { endedOn: test.startedOn && today }
          : { startedOn: null, endedOn: null }
    await updateTest(tx, ctx.hub.id, id, { ...days, state: to.value, why, updatedAt: ctx.now() })
    await audit(tx, ctx, verb, 'trial-test', id, why ? { why } : undefined)
    return ok({ id })
  })
}

/** Reads what was counted, in the unit of the test. */
function hitsOf(unit: TestRow['unit'], typed: string): Result<number> {
  if (unit === 'cents') {
    const amount = parseEuros(typed)
    if (!amount.ok) return refuse(amount.code, 'hits')
    return amount.value < 0n ? refuse('amount_too_small', 'hits') : ok(Number(amount.value))
  }
  const tidy = typed.replace(/[\s\u00a0\u202f]/g, '')
  if (!/^\d+$/.test(tidy)) return refuse('not_a_whole_number', 'hits')
  return Number(tidy) > 1_000_000 ? refuse('too_large', 'hits') : ok(Number(tidy))
}

/** Notes what was counted by hand on a day of a running test. */
export async function countForTest(
  ctx: Ctx,
  id: Id<'Test'>,
  input: CountForm,
): Promise<Result<{ id: Id<'TestCount'> }>> {
  if (!mayWriteTrial(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx((tx) =>
    once(tx, ctx, input.idempotencyKey, async () => {
      const test = await lockedTest(tx, ctx.hub.id, id)
      if (!test) return refuse('not_found')
      if (test.state !== 'running' || !test.startedOn) return refuse('not_running')
      if (test.measureId !== null) return refuse('counts_itself')
      if (input.day > ctx.today()) return refuse('day_to_come', 'day')
      if (input.day < test.startedOn) return refuse('before_the_test', 'day')
      const hits = hitsOf(test.unit, input.hits)
      if (!hits.ok) return hits
      const total = test.unit === 'share' ? input.total : 0
      if (total === undefined) return refuse('required', 'total')
      if (test.unit === 'share' && hits.value > total) return refuse('more_than_total', 'hits')
      const row = newId<'TestCount'>()
      await insertCount(tx, {
        ...{ hubId: ctx.hub.id, id: row, testId: id, day: input.day, hits: hits.value, total },
        ...{ note: input.note ?? '', reverses: null, at: ctx.now() },
        ...{ userId: ctx.actor.userId, actorName: ctx.actor.name },
      })
      await audit(tx, ctx, 'count', 'trial-test', id, { day: input.day, hits: hits.value })
      return ok({ id: row })
    }),
  )
}

/** Takes a count back by a line of the contrary; what was written stays readable. Once for each line. */
export async function takeCountBack(
  ctx: Ctx,
  testId: Id<'Test'>,
  id: Id<'TestCount'>,
): Promise<Result<{ id: Id<'TestCount'> }>> {
  if (!mayWriteTrial(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx(async (tx) => {
    const test = await lockedTest(tx, ctx.hub.id, testId)
    const count = await countById(tx, ctx.hub.id, id)
    if (!test || !count || count.testId !== testId || count.reverses) return refuse('not_found')
    if (test.state !== 'running') return refuse('not_running')
    if (await reversalOf(tx, ctx.hub.id, id)) return refuse('taken_back_already')
    const row = newId<'TestCount'>()
    await insertCount(tx, {
      ...{ hubId: ctx.hub.id, id: row, testId, day: count.day, hits: -count.hits, total: -count.total },
      ...{ note: '', reverses: id, at: ctx.now(), userId: ctx.actor.userId, actorName: ctx.actor.name },
    })
    await audit(tx, ctx, 'take-back', 'trial-test', testId, { day: count.day, hits: count.hits })
    return ok({ id: row })
  })
}
