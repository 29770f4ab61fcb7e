import type { Day } from '#kit/day.ts'
import { type Id, newId } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { audit, type Ctx, once } from '#platform/context/ctx.server.ts'
import { mayFollowConditions } from '../permits.ts'
import { afterVerb, type ConditionVerb, isTooFar } from '../rules/conditions.ts'
import { lockTrial } from '../store.server.ts'
import { conditionById, insertMove, updateCondition } from './conditions-store.server.ts'

export type FollowInput = { verb: ConditionVerb; why?: string; dueOn?: Day; idempotencyKey?: string }
type FollowRefusal =
  | 'not_permitted'
  | 'not_found'
  | 'condition_settled'
  | 'reasons_needed'
  | 'day_needed'
  | 'day_not_later'
  | 'due_too_far'

/**
 * Says what became of a condition: kept, not kept, or given a later day; settled, it can be opened again. All but
 * « kept » give a reason. The signed decision keeps the condition as it was first written.
 */
export async function followCondition(
  ctx: Ctx,
  id: Id<'Condition'>,
  input: FollowInput,
): Promise<Result<{ id: Id<'Condition'> }, FollowRefusal>> {
  if (!mayFollowConditions(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx((tx) =>
    once(tx, ctx, input.idempotencyKey, async () => {
      await lockTrial(tx, ctx)
      const condition = await conditionById(tx, ctx.hub.id, id)
      if (!condition) return refuse('not_found')
      const { verb, why = '' } = input
      const state = afterVerb(condition.state, verb)
      if (!state) return refuse('condition_settled')
      if (verb === 'move' && !input.dueOn) return refuse('day_needed', 'dueOn')
      const dueOn = verb === 'move' ? input.dueOn! : condition.dueOn
      if (verb === 'move' && (dueOn <= condition.dueOn || dueOn < ctx.today()))
        return refuse('day_not_later', 'dueOn')
      if (verb === 'move' && isTooFar(dueOn, ctx.today())) return refuse('due_too_far', 'dueOn')
      if (verb !== 'keep' && !why) return refuse('reasons_needed', 'why')
      const at = ctx.now()
      await insertMove(tx, {
        ...{ hubId: ctx.hub.id, id: newId<'ConditionMove'>(), conditionId: id, verb, why, at },
        ...{ fromDay: condition.dueOn, toDay: dueOn, userId: ctx.actor.userId, actorName: ctx.actor.name },
      })
      await updateCondition(tx, ctx.hub.id, id, { state, dueOn, updatedAt: at })
      await audit(tx, ctx, verb, 'trial-condition', id, { dueOn })
      return ok({ id })
    }),
  )
}
