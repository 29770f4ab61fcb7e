import type { Day } from '#kit/day.ts'
import { type Id, newId } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { audit, type Ctx, once } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { conditionById } from '../gate/conditions-store.server.ts'
import { mayWriteTrial } from '../permits.ts'
import type { ActionState } from '../rules/priorities.ts'
import { currentOf } from '../rules/stages.ts'
import { hypothesisById, stagesOf } from '../store.server.ts'
import { actionById, insertAction, riskById, updateAction } from './store.server.ts'

/** What a person says of an action. Scores go from 1 to 5, `riskCut` from 0. */
export type ActionFacts = {
  what: string
  details?: string
  impact: number
  effort: number
  riskCut: number
  ownerName?: string
  dueOn?: Day
  hypothesisId?: Id<'Hypothesis'>
  riskId?: Id<'Risk'>
  conditionId?: Id<'Condition'>
}
export type ActionCode =
  | 'not_permitted'
  | 'not_found'
  | 'unknown_hypothesis'
  | 'unknown_risk'
  | 'unknown_condition'
  | 'nothing_moves'
  | 'due_in_the_past'

/** The columns of what was said, once what it is linked to is known to exist here. */
async function columnsOf(tx: Tx, ctx: Ctx, facts: ActionFacts) {
  const { id: hubId } = ctx.hub
  const { hypothesisId = null, riskId = null, conditionId = null } = facts
  if (hypothesisId) {
    const found = await hypothesisById(tx, hubId, hypothesisId)
    if (!found || found.removedAt) return refuse('unknown_hypothesis', 'hypothesisId')
  }
  if (riskId) {
    const found = await riskById(tx, hubId, riskId)
    if (!found || found.removedAt) return refuse('unknown_risk', 'riskId')
  }
  if (conditionId && !(await conditionById(tx, hubId, conditionId)))
    return refuse('unknown_condition', 'conditionId')
  const { what, details = '', impact, effort, riskCut, ownerName = null, dueOn = null } = facts
  return ok({ what, details, impact, effort, riskCut, ownerName, dueOn, hypothesisId, riskId, conditionId })
}

/** Adds an action, to the stage we are in when there is one. */
export async function addAction(
  ctx: Ctx,
  input: ActionFacts & { idempotencyKey?: string },
): Promise<Result<{ id: Id<'TrialAction'> }, ActionCode>> {
  if (!mayWriteTrial(ctx.actor)) return refuse('not_permitted')
  if (input.dueOn && input.dueOn < ctx.today()) return refuse('due_in_the_past', 'dueOn')
  return await ctx.tx((tx) =>
    once(tx, ctx, input.idempotencyKey, async () => {
      const columns = await columnsOf(tx, ctx, input)
      if (!columns.ok) return columns
      const stage = currentOf(await stagesOf(tx, ctx.hub.id))
      const id = newId<'TrialAction'>()
      const at = ctx.now()
      await insertAction(tx, {
        ...columns.value,
        ...{ hubId: ctx.hub.id, id, stageId: stage?.id ?? null, state: 'todo', doneOn: null },
        ...{ createdAt: at, updatedAt: at, removedAt: null },
      })
      await audit(tx, ctx, 'add', 'trial-action', id)
      return ok({ id })
    }),
  )
}

export async function changeAction(
  ctx: Ctx,
  id: Id<'TrialAction'>,
  input: ActionFacts,
): Promise<Result<{ id: Id<'TrialAction'> }, ActionCode>> {
  if (!mayWriteTrial(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx(async (tx) => {
    const found = await actionById(tx, ctx.hub.id, id)
    if (!found || found.removedAt) return refuse('not_found')
    // A late action keeps its day: only a day newly chosen has to come.
    if (input.dueOn && input.dueOn !== found.dueOn && input.dueOn < ctx.today())
      return refuse('due_in_the_past', 'dueOn')
    const columns = await columnsOf(tx, ctx, input)
    if (!columns.ok) return columns
    await updateAction(tx, ctx.hub.id, id, { ...columns.value, updatedAt: ctx.now() })
    await audit(tx, ctx, 'change', 'trial-action', id, { from: found.dueOn, to: columns.value.dueOn })
    return ok({ id })
  })
}

/** Moves actions to a state, all or none; each move is in the journal. What is done says which day. */
export async function moveActions(
  ctx: Ctx,
  ids: readonly Id<'TrialAction'>[],
  state: ActionState,
): Promise<Result<{ moved: number }, ActionCode>> {
  if (!mayWriteTrial(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx(async (tx) => {
    let moved = 0
    // A handful that somebody ticked, each with its own line in the journal.
    for (const id of new Set(ids.slice(0, 100))) {
      const found = await actionById(tx, ctx.hub.id, id)
      if (!found || found.removedAt) return refuse('not_found')
      if (found.state === state) continue
      const doneOn = state === 'done' ? ctx.today() : null
      await updateAction(tx, ctx.hub.id, id, { state, doneOn, updatedAt: ctx.now() })
      await audit(tx, ctx, 'move', 'trial-action', id, { from: found.state, to: state })
      moved++
    }
    return moved > 0 ? ok({ moved }) : refuse('nothing_moves')
  })
}

/** Takes an action out of the list, or puts it back. */
export async function setActionRemoved(
  ctx: Ctx,
  id: Id<'TrialAction'>,
  removed: boolean,
): Promise<Result<{ id: Id<'TrialAction'> }, ActionCode>> {
  if (!mayWriteTrial(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx(async (tx) => {
    if (!(await actionById(tx, ctx.hub.id, id))) return refuse('not_found')
    await updateAction(tx, ctx.hub.id, id, { removedAt: removed ? ctx.now() : null, updatedAt: ctx.now() })
    await audit(tx, ctx, removed ? 'remove' : 'restore', 'trial-action', id)
    return ok({ id })
  })
}
