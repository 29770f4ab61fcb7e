import type { Day } from '#kit/day.ts'
import { type Id, newId } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { audit, type Ctx, once } from '#platform/context/ctx.server.ts'
import { mayWriteTrial } from '../permits.ts'
import type { RiskState } from '../rules/priorities.ts'
import { currentOf } from '../rules/stages.ts'
import { stagesOf } from '../store.server.ts'
import { insertReview, insertRisk, riskById, updateRisk } from './store.server.ts'

/** What a person says of a risk. Probability and severity go from 1 to 5. */
export type RiskFacts = {
  what: string
  probability: number
  severity: number
  mitigation?: string
  trigger?: string
  ownerName?: string
  reviewOn?: Day
}
export type RiskReview = {
  probability: number
  severity: number
  state: RiskState
  note: string
  /** When to look at it again; asked for unless it is closed. */
  reviewOn?: Day
  idempotencyKey?: string
}
export type RiskCode = 'not_permitted' | 'not_found' | 'review_in_the_past' | 'review_needed'

const columnsOf = (facts: RiskFacts) => {
  const {
    what,
    probability,
    severity,
    mitigation = '',
    trigger = '',
    ownerName = null,
    reviewOn = null,
  } = facts
  return { what, probability, severity, mitigation, trigger, ownerName, reviewOn }
}

/** Adds a risk, to the stage we are in when there is one. */
export async function addRisk(
  ctx: Ctx,
  input: RiskFacts & { idempotencyKey?: string },
): Promise<Result<{ id: Id<'Risk'> }, RiskCode>> {
  if (!mayWriteTrial(ctx.actor)) return refuse('not_permitted')
  if (input.reviewOn && input.reviewOn < ctx.today()) return refuse('review_in_the_past', 'reviewOn')
  return await ctx.tx((tx) =>
    once(tx, ctx, input.idempotencyKey, async () => {
      const stage = currentOf(await stagesOf(tx, ctx.hub.id))
      const id = newId<'Risk'>()
      const at = ctx.now()
      await insertRisk(tx, {
        ...columnsOf(input),
        ...{ hubId: ctx.hub.id, id, stageId: stage?.id ?? null, state: 'watched' },
        ...{ createdAt: at, updatedAt: at, removedAt: null },
      })
      await audit(tx, ctx, 'add', 'risk', id, { level: input.probability * input.severity })
      return ok({ id })
    }),
  )
}

/** Changes the words of a risk; how it is judged changes by a review, which says why. */
export async function changeRisk(
  ctx: Ctx,
  id: Id<'Risk'>,
  input: Omit<RiskFacts, 'probability' | 'severity'>,
): Promise<Result<{ id: Id<'Risk'> }, RiskCode>> {
  if (!mayWriteTrial(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx(async (tx) => {
    const found = await riskById(tx, ctx.hub.id, id)
    if (!found || found.removedAt) return refuse('not_found')
    const moved = input.reviewOn && input.reviewOn !== found.reviewOn
    if (moved && input.reviewOn! < ctx.today()) return refuse('review_in_the_past', 'reviewOn')
    const { probability, severity } = found
    await updateRisk(tx, ctx.hub.id, id, {
      ...columnsOf({ ...input, probability, severity }),
      updatedAt: ctx.now(),
    })
    await audit(tx, ctx, 'change', 'risk', id)
    return ok({ id })
  })
}

/** Looks at a risk again: how it is judged now, what was said, and when it will be looked at next. */
export async function reviewRisk(
  ctx: Ctx,
  id: Id<'Risk'>,
  input: RiskReview,
): Promise<Result<{ id: Id<'Risk'> }, RiskCode>> {
  if (!mayWriteTrial(ctx.actor)) return refuse('not_permitted')
  const { probability, severity, state, note } = input
  if (state !== 'closed' && !input.reviewOn) return refuse('review_needed', 'reviewOn')
  if (input.reviewOn && input.reviewOn <= ctx.today()) return refuse('review_in_the_past', 'reviewOn')
  return await ctx.tx((tx) =>
    once(tx, ctx, input.idempotencyKey, async () => {
      const found = await riskById(tx, ctx.hub.id, id)
      if (!found || found.removedAt) return refuse('not_found')
      const at = ctx.now()
      await insertReview(tx, {
        ...{ hubId: ctx.hub.id, id: newId<'RiskReview'>(), riskId: id },
        ...{ probability, severity, state, note, at },
        ...{ userId: ctx.actor.userId, actorName: ctx.actor.name },
      })
      const reviewOn = state === 'closed' ? null : input.reviewOn!
      await updateRisk(tx, ctx.hub.id, id, { probability, severity, state, reviewOn, updatedAt: at })
      await audit(tx, ctx, 'review', 'risk', id, { from: found.level, to: probability * severity, state })
      return ok({ id })
    }),
  )
}

/** Takes a risk out of the register, or puts it back. */
export async function setRiskRemoved(
  ctx: Ctx,
  id: Id<'Risk'>,
  removed: boolean,
): Promise<Result<{ id: Id<'Risk'> }, RiskCode>> {
  if (!mayWriteTrial(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx(async (tx) => {
    if (!(await riskById(tx, ctx.hub.id, id))) return refuse('not_found')
    await updateRisk(tx, ctx.hub.id, id, { removedAt: removed ? ctx.now() : null, updatedAt: ctx.now() })
    await audit(tx, ctx, removed ? 'remove' : 'restore', 'risk', id)
    return ok({ id })
  })
}
