import { addDays, addMonthsToDay } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { type NewNotice, notifyAll } from '#modules/notices/index.server.ts'
import { audit, type Ctx, emit } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import type { Task } from '#platform/queue/queue.server.ts'
import { formatDay } from '#ui/dates.ts'
import { formatEuros } from '#ui/format.ts'
import { openPeriods } from './periods.server.ts'
import { noticeDue, noticeWindow, termEnd } from './rules/renewal.ts'
import { termsOn } from './rules/schedule.ts'
import {
  insertMoves,
  type MoveRow,
  movesOfAll,
  type SubscriptionRow,
  subscriptionsToLive,
  termsOfAll,
  updateSubscription,
} from './store.server.ts'
import { moveOf } from './use-cases/start.server.ts'

/** Subscriptions looked at in one transaction. */
const MOST = 300
/** A term that ends within this many months may be due its notice: three, and the longest notice a plan may ask. */
const MONTHS_AHEAD = 6

/**
 * A day of the subscriptions: terms that are over and were not refused go on, notices of those to come are sent, periods
 * that begin are opened, and those whose last day is past end. Idempotent: lived twice in a day, or a week late, it comes
 * to the same.
 */
export async function liveSubscriptionDay(ctx: Ctx): Promise<void> {
  let after: Id<'Subscription'> | null = null
  do after = await liveSome(ctx, after)
  while (after !== null)
}

async function liveSome(ctx: Ctx, after: Id<'Subscription'> | null): Promise<Id<'Subscription'> | null> {
  const today = ctx.today()
  return await ctx.together((c) =>
    c.tx(async (tx) => {
      const until = addMonthsToDay(today, MONTHS_AHEAD)
      const rows = await subscriptionsToLive(tx, c.hub.id, today, until, MOST, after)
      const renewed = await renew(tx, c, rows)
      const moves = await movesOfAll(
        tx,
        c.hub.id,
        rows.map((row) => row.id),
      )
      await tell(tx, c, renewed, moves)
      await openPeriods(tx, c, renewed)
      for (const row of renewed) if (row.endsOn && row.endsOn < today) await end(tx, c, row)
      return rows.length === MOST ? rows.at(-1)!.id : null
    }),
  )
}

/** Terms over without anybody asking to stop: one move each, of the few that renew on a day. */
async function renew(tx: Tx, c: Ctx, rows: readonly SubscriptionRow[]): Promise<SubscriptionRow[]> {
  const today = c.today()
  const list: SubscriptionRow[] = []
  for (const row of rows) {
    const over = row.termEndsOn && row.termMonths && row.termEndsOn < today && !row.endsOn
    if (!over) {
      list.push(row)
      continue
    }
    const termEndsOn = termEnd(row.startsOn, row.termMonths!, addDays(today, -1))
    await updateSubscription(tx, c.hub.id, row.id, { termEndsOn, updatedAt: c.now() })
    await insertMoves(tx, [
      moveOf(c, row.id, { verb: 'renew', day: addDays(row.termEndsOn!, 1), detail: termEndsOn }),
    ])
    await audit(tx, c, 'renew', 'subscription', row.id)
    list.push({ ...row, termEndsOn })
  }
  return list
}

/** Notices of renewal (L215-1): one for each term; one sent too late says so in the history. */
async function tell(
  tx: Tx,
  c: Ctx,
  rows: readonly SubscriptionRow[],
  moves: ReadonlyMap<Id<'Subscription'>, readonly MoveRow[]>,
): Promise<void> {
  const due = rows.flatMap((row) => {
    if (!row.termEndsOn || row.endsOn) return []
    const window = noticeWindow(row.termEndsOn, row.noticeDays)
    const told = (moves.get(row.id) ?? []).some(({ verb, day }) => verb === 'told' && day === row.termEndsOn)
    const what = noticeDue(window, told, c.today())
    return what === 'now' || what === 'late'
      ? [{ row, window, late: what === 'late', on: row.termEndsOn }]
      : []
  })
  if (due.length === 0) return
  const terms = await termsOfAll(
    tx,
    c.hub.id,
    due.map(({ row }) => row.id),
  )
  await insertMoves(
    tx,
    due.map(({ row, late, on }) => moveOf(c, row.id, { verb: 'told', day: on, late })),
  )
  await notifyAll(
    c,
    due.map(({ row, window, on }): NewNotice => {
      const payer = row.payerOrganisationId ?? row.organisationId
      const { price } = termsOn(terms.get(row.id)!, on)
      return {
        template: 'subscription-renewal',
        to: payer ? { organisationId: payer } : { personId: row.personId! },
        data: {
          service: row.planName,
          day: { fr: formatDay(addDays(on, 1), 'fr'), en: formatDay(addDays(on, 1), 'en') },
          until: { fr: formatDay(window.refuseBy, 'fr'), en: formatDay(window.refuseBy, 'en') },
          amount: { fr: formatEuros(price, 'fr'), en: formatEuros(price, 'en') },
        },
        subjectKind: 'subscription',
        subjectId: row.id,
        once: `subscription-renewal:${row.id}:${on}`,
      }
    }),
  )
}

async function end(tx: Tx, c: Ctx, row: SubscriptionRow): Promise<void> {
  await updateSubscription(tx, c.hub.id, row.id, { state: 'ended', updatedAt: c.now() })
  await insertMoves(tx, [moveOf(c, row.id, { verb: 'end', day: row.endsOn! })])
  await audit(tx, c, 'end', 'subscription', row.id)
  await emit(tx, c, 'subscriptions.ended', row.id, { number: row.number })
}

/** Every morning, before the counter opens. */
export const subscriptionDay: Task = {
  name: 'subscriptions.day',
  afterChange: false,
  daily: '25 5 * * *',
  run: liveSubscriptionDay,
}
