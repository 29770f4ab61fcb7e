import { addDays, type Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { newId } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { audit, type Ctx, emit, once } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { mayWriteSubscriptions } from '../permits.ts'
import { noticeWindow } from '../rules/renewal.ts'
import { nextPeriod } from '../rules/schedule.ts'
import {
  endPause,
  insertMoves,
  insertPause,
  insertTerms,
  lockSubscription,
  movesOfAll,
  pausesOfAll,
  planById,
  type SubscriptionRow,
  termsOfAll,
  updateSubscription,
} from '../store.server.ts'
import { moveOf, termsOf } from './start.server.ts'

export type ChangeCode =
  | 'not_permitted'
  | 'not_found'
  | 'ended'
  | 'required'
  | 'day_past'
  | 'days_reversed'
  | 'pause_overlaps'
  | 'not_paused'
  | 'plan_unknown'
  | 'plan_retired'
  | 'same_plan'
  | 'too_late_to_refuse'
  | 'already_stopping'
  | 'not_stopping'

type Target = { readonly id: Id<'Subscription'>; readonly idempotencyKey?: string }

/** Every change: permit, the row locked, one line of history, all or nothing. */
async function change(
  ctx: Ctx,
  input: Target,
  work: (tx: Tx, c: Ctx, row: SubscriptionRow) => Promise<Result<Parameters<typeof moveOf>[2], ChangeCode>>,
): Promise<Result<null, ChangeCode>> {
  if (!mayWriteSubscriptions(ctx.actor)) return refuse('not_permitted')
  return await ctx.together((c) =>
    c.tx((tx) =>
      once<null, ChangeCode>(tx, c, input.idempotencyKey, async () => {
        const row = await lockSubscription(tx, c.hub.id, input.id)
        if (!row) return refuse('not_found')
        if (row.state === 'ended') return refuse('ended')
        const done = await work(tx, c, row)
        if (!done.ok) return done
        await insertMoves(tx, [moveOf(c, row.id, done.value)])
        await audit(tx, c, done.value.verb, 'subscription', row.id)
        await emit(tx, c, `subscriptions.${done.value.verb}`, row.id, { number: row.number })
        return ok(null)
      }),
    ),
  )
}

/**
 * A pause from a day on, until another or until it is resumed: those days are not paid, and what was paid of them already
 * lowers the next bills.
 */
export const pauseSubscription = (
  ctx: Ctx,
  input: Target & { readonly fromDay: Day; readonly toDay?: Day; readonly why: string },
): Promise<Result<null, ChangeCode>> =>
  change(ctx, input, async (tx, c, row) => {
    const { fromDay, toDay = null } = input
    const why = input.why.trim()
    if (!why) return refuse('required', 'why')
    if (fromDay < c.today()) return refuse('day_past', 'fromDay')
    if (toDay && toDay < fromDay) return refuse('days_reversed', 'toDay')
    const known = (await pausesOfAll(tx, c.hub.id, [row.id])).get(row.id) ?? []
    const meets = known.some(
      (one) => (!toDay || one.fromDay <= toDay) && (one.toDay === null || one.toDay >= fromDay),
    )
    if (meets) return refuse('pause_overlaps', 'fromDay')
    const id = newId<'SubscriptionPause'>()
    await insertPause(tx, { hubId: c.hub.id, id, subscriptionId: row.id, fromDay, toDay, why, at: c.now() })
    return ok({ verb: 'pause', day: fromDay, detail: toDay ?? '', why })
  })

/** Ends the pause that runs, from today; one that has not begun is given up. */
export const resumeSubscription = (ctx: Ctx, input: Target): Promise<Result<null, ChangeCode>> =>
  change(ctx, input, async (tx, c, row) => {
    const today = c.today()
    const pause = (await pausesOfAll(tx, c.hub.id, [row.id]))
      .get(row.id)
      ?.find((one) => one.toDay === null || one.toDay >= today)
    if (!pause) return refuse('not_paused')
    await endPause(tx, c.hub.id, pause.id, pause.fromDay >= today ? null : addDays(today, -1))
    return ok({ verb: 'resume', day: today })
  })

/** Another plan from the next period on: what was paid stays paid, nothing is counted twice. */
export const changePlan = (
  ctx: Ctx,
  input: Target & { readonly planId: Id<'Plan'> },
): Promise<Result<null, ChangeCode>> =>
  change(ctx, input, async (tx, c, row) => {
    const plan = await planById(tx, c.hub.id, input.planId)
    if (!plan) return refuse('plan_unknown', 'planId')
    if (plan.retiredAt) return refuse('plan_retired', 'planId')
    if (plan.id === row.planId) return refuse('same_plan', 'planId')
    const terms = (await termsOfAll(tx, c.hub.id, [row.id])).get(row.id)!
    // What was billed is billed: of two changes in one period the second takes the place of the first.
    const fromDay = row.startsOn > c.today() ? row.startsOn : nextPeriod(terms, c.today())
    await insertTerms(tx, termsOf(c, row.id, plan, terms.length + 1, fromDay))
    const set = { planId: plan.id, planName: plan.name, noticeDays: plan.noticeDays, updatedAt: c.now() }
    await updateSubscription(tx, c.hub.id, row.id, set)
    return ok({ verb: 'change', day: fromDay, detail: plan.name })
  })

/**
 * Stops it at the end of the term, or of the period that runs when there is no term. Once the day to refuse is past a
 * term goes on, unless whoever pays was not told in time: they may then leave at the end of the period (code de la
 * consommation, art. L215-1). `early` is the choice of the place, with its reason.
 */
export const stopSubscription = (
  ctx: Ctx,
  input: Target & { readonly early?: boolean; readonly why?: string },
): Promise<Result<null, ChangeCode>> =>
  change(ctx, input, async (tx, c, row) => {
    const why = input.why?.trim() ?? ''
    if (row.endsOn) return refuse('already_stopping')
    if (input.early && !why) return refuse('required', 'why')
    const terms = (await termsOfAll(tx, c.hub.id, [row.id])).get(row.id)!
    const moves = (await movesOfAll(tx, c.hub.id, [row.id])).get(row.id) ?? []
    const last = lastDayOf(
      c,
      row,
      input.early === true || mayLeaveFreely(moves),
      addDays(nextPeriod(terms, c.today()), -1),
    )
    if (!last.ok) return last
    await updateSubscription(tx, c.hub.id, row.id, { endsOn: last.value, updatedAt: c.now() })
    return ok({ verb: 'stop', day: last.value, why })
  })

/** Told too late of a renewal that has happened since, or is about to. */
export const mayLeaveFreely = (moves: readonly { verb: string; late: boolean }[]): boolean =>
  moves.findLast(({ verb }) => verb === 'told')?.late === true

function lastDayOf(c: Ctx, row: SubscriptionRow, freely: boolean, periodEnd: Day): Result<Day, ChangeCode> {
  const end = row.startsOn > periodEnd ? row.startsOn : periodEnd
  if (freely || !row.termEndsOn) return ok(end)
  const { refuseBy } = noticeWindow(row.termEndsOn, row.noticeDays)
  return c.today() <= refuseBy ? ok(row.termEndsOn) : refuse('too_late_to_refuse')
}

/** It was to stop, and goes on after all. */
export const keepSubscription = (ctx: Ctx, input: Target): Promise<Result<null, ChangeCode>> =>
  change(ctx, input, async (tx, c, row) => {
    if (!row.endsOn) return refuse('not_stopping')
    await updateSubscription(tx, c.hub.id, row.id, { endsOn: null, updatedAt: c.now() })
    return ok({ verb: 'keep', day: c.today() })
  })
