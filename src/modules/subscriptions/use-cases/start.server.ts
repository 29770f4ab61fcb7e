import type { Day } from '#kit/day.ts'
import { type Id, newId } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { fold } from '#kit/text.ts'
import { getOrganisation, getPerson } from '#modules/people/index.server.ts'
import { audit, type Ctx, emit, nextNumber, once } from '#platform/context/ctx.server.ts'
import { searchWords } from '#platform/lists/search.ts'
import { openPeriods } from '../periods.server.ts'
import { mayWriteSubscriptions } from '../permits.ts'
import { termEnd } from '../rules/renewal.ts'
import { insertMoves, insertSubscription, lockSubscription, type PlanRow, planById } from '../store.server.ts'

export type StartInput = {
  readonly planId: Id<'Plan'>
  /** Who is served: one of the two. */
  readonly personId?: Id<'Person'>
  readonly organisationId?: Id<'Organisation'>
  /** Who pays for them, when somebody else does. */
  readonly payerOrganisationId?: Id<'Organisation'>
  readonly startsOn: Day
  readonly idempotencyKey?: string
}
export type StartCode =
  | 'not_permitted'
  | 'who_needed'
  | 'person_unknown'
  | 'person_left'
  | 'organisation_unknown'
  | 'plan_unknown'
  | 'plan_retired'
  | 'too_long_ago'
  | 'too_far'

async function holderOf(ctx: Ctx, input: StartInput): Promise<Result<string, StartCode>> {
  if (input.personId) {
    const person = await getPerson(ctx, input.personId)
    if (!person) return refuse('person_unknown', 'personId')
    if (person.leftAt) return refuse('person_left', 'personId')
    return ok(`${person.firstName} ${person.lastName}`.trim())
  }
  if (!input.organisationId) return refuse('who_needed', 'personId')
  const known = await getOrganisation(ctx, input.organisationId)
  return known ? ok(known.name) : refuse('organisation_unknown', 'organisationId')
}

/** What was agreed on the day, copied from the plan: it may change later, this does not. */
export const termsOf = (
  ctx: Ctx,
  subscriptionId: Id<'Subscription'>,
  plan: PlanRow,
  version: number,
  fromDay: Day,
) => ({
  ...{ hubId: ctx.hub.id, id: newId<'SubscriptionTerms'>(), subscriptionId, version, fromDay },
  ...{ planId: plan.id, planName: plan.name, every: plan.every, aligned: plan.aligned, price: plan.price },
  ...{
    vatRate: plan.vatRate,
    unit: plan.unit,
    included: plan.included,
    scope: plan.scope,
    keptFor: plan.keptFor,
  },
  ...{ at: ctx.now(), userId: ctx.actor.userId, actorName: ctx.actor.name },
})

const YEAR = 366

/**
 * Subscribes somebody to a plan: AB2026-001. Its first period is opened at once when it has begun, by its days where
 * periods follow the calendar. Refuses a plan that is offered no more, and a day more than a year away.
 */
export async function startSubscription(
  ctx: Ctx,
  input: StartInput,
): Promise<Result<{ id: Id<'Subscription'>; number: string }, StartCode>> {
  if (!mayWriteSubscriptions(ctx.actor)) return refuse('not_permitted')
  const away = Math.abs(Date.parse(input.startsOn) - Date.parse(ctx.today())) / 86_400_000
  if (away > YEAR) return refuse(input.startsOn < ctx.today() ? 'too_long_ago' : 'too_far', 'startsOn')
  return await ctx.together((c) =>
    c.tx((tx) =>
      once<{ id: Id<'Subscription'>; number: string }, StartCode>(tx, c, input.idempotencyKey, async () => {
        const holder = await holderOf(c, input)
        if (!holder.ok) return holder
        const { payerOrganisationId: payerId } = input
        if (payerId && !(await getOrganisation(c, payerId)))
          return refuse('organisation_unknown', 'payerOrganisationId')
        const plan = await planById(tx, c.hub.id, input.planId)
        if (!plan) return refuse('plan_unknown', 'planId')
        if (plan.retiredAt) return refuse('plan_retired', 'planId')
        const id = newId<'Subscription'>()
        const series = `AB${c.today().slice(0, 4)}`
        const number = `${series}-${String(await nextNumber(tx, c, series)).padStart(3, '0')}`
        const at = c.now()
        const { startsOn } = input
        await insertSubscription(
          tx,
          {
            ...{ hubId: c.hub.id, id, number, personId: input.personId ?? null, state: 'active' },
            organisationId: input.personId ? null : (input.organisationId ?? null),
            ...{ payerOrganisationId: payerId ?? null, holderName: holder.value, planId: plan.id },
            ...{ planName: plan.name, startsOn, nextOn: startsOn, termMonths: plan.termMonths },
            termEndsOn: plan.termMonths ? termEnd(startsOn, plan.termMonths, startsOn) : null,
            ...{ noticeDays: plan.noticeDays, createdAt: at, updatedAt: at, sortKey: fold(holder.value) },
            words: searchWords(number, holder.value, plan.name),
          },
          termsOf(c, id, plan, 1, startsOn),
        )
        await insertMoves(tx, [moveOf(c, id, { verb: 'start', day: startsOn, detail: plan.name })])
        const row = await lockSubscription(tx, c.hub.id, id)
        await openPeriods(tx, c, [row!])
        await audit(tx, c, 'start', 'subscription', id)
        await emit(tx, c, 'subscriptions.started', id, { number })
        return ok({ id, number })
      }),
    ),
  )
}

type Told = {
  verb: Parameters<typeof insertMoves>[1][number]['verb']
  day: Day
  detail?: string
  why?: string
  late?: boolean
}

export const moveOf = (ctx: Ctx, subscriptionId: Id<'Subscription'>, told: Told) => ({
  ...{ hubId: ctx.hub.id, id: newId<'SubscriptionMove'>(), subscriptionId, ...told },
  ...{ at: ctx.now(), userId: ctx.actor.userId, actorName: ctx.actor.name },
})
