import { type Id, newId } from '#kit/id.ts'
import { zero } from '#kit/money.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { audit, type Ctx, once } from '#platform/context/ctx.server.ts'
import { mayKeepPlans } from '../permits.ts'
import { insertPlan, type PlanRow, planById, updatePlan } from '../store.server.ts'

export type PlanInput = Pick<
  PlanRow,
  'name' | 'about' | 'every' | 'aligned' | 'price' | 'unit' | 'included' | 'scope' | 'keptFor'
> &
  Pick<PlanRow, 'termMonths' | 'noticeDays' | 'vatRate'>
export type PlanCode =
  | 'not_permitted'
  | 'not_found'
  | 'required'
  | 'amount_too_small'
  | 'included_needed'
  | 'nothing_held'
  | 'notice_too_long'
  | 'plan_retired'

/** What cannot be sold: nothing held at no price, a notice as long as the term. */
function check(input: PlanInput): Result<PlanInput, PlanCode> {
  if (!input.name.trim()) return refuse('required', 'name')
  if (input.price < zero) return refuse('amount_too_small', 'price')
  if (input.unit && input.included <= 0) return refuse('included_needed', 'included')
  if (!input.unit && input.price === zero) return refuse('nothing_held', 'price')
  if (input.termMonths && input.noticeDays >= input.termMonths * 28)
    return refuse('notice_too_long', 'noticeDays')
  return ok({ ...input, name: input.name.trim(), included: input.unit ? input.included : 0 })
}

/** Writes a plan that people may subscribe to. */
export async function addPlan(
  ctx: Ctx,
  input: PlanInput & { readonly idempotencyKey?: string },
): Promise<Result<{ id: Id<'Plan'> }, PlanCode>> {
  if (!mayKeepPlans(ctx.actor)) return refuse('not_permitted')
  const { idempotencyKey, ...plan } = input
  const checked = check(plan)
  if (!checked.ok) return checked
  return await ctx.together((c) =>
    c.tx((tx) =>
      once<{ id: Id<'Plan'> }, PlanCode>(tx, c, idempotencyKey, async () => {
        const id = newId<'Plan'>()
        const at = c.now()
        await insertPlan(tx, { ...checked.value, hubId: c.hub.id, id, createdAt: at, updatedAt: at })
        await audit(tx, c, 'add', 'subscription-plan', id)
        return ok({ id })
      }),
    ),
  )
}

/** Changes a plan for those who subscribe from now on; who did before keeps what was agreed. */
export async function editPlan(
  ctx: Ctx,
  input: PlanInput & { readonly id: Id<'Plan'> },
): Promise<Result<null, PlanCode>> {
  if (!mayKeepPlans(ctx.actor)) return refuse('not_permitted')
  const { id, ...plan } = input
  const checked = check(plan)
  if (!checked.ok) return checked
  return await ctx.tx(async (tx) => {
    if (!(await planById(tx, ctx.hub.id, id))) return refuse('not_found')
    await updatePlan(tx, ctx.hub.id, id, { ...checked.value, updatedAt: ctx.now() })
    await audit(tx, ctx, 'edit', 'subscription-plan', id)
    return ok(null)
  })
}

/** A plan that is offered no more, or again. Running subscriptions go on. */
export async function retirePlan(
  ctx: Ctx,
  input: { readonly id: Id<'Plan'>; readonly retired: boolean },
): Promise<Result<null, PlanCode>> {
  if (!mayKeepPlans(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx(async (tx) => {
    if (!(await planById(tx, ctx.hub.id, input.id))) return refuse('not_found')
    const at = ctx.now()
    await updatePlan(tx, ctx.hub.id, input.id, { retiredAt: input.retired ? at : null, updatedAt: at })
    await audit(tx, ctx, input.retired ? 'retire' : 'restore', 'subscription-plan', input.id)
    return ok(null)
  })
}
