import { and, asc, desc, eq, gte, max, sql } from 'drizzle-orm'
import { addDays, type Day, type Month } from '#kit/day.ts'
import { type Id, newId } from '#kit/id.ts'
import { cents } from '#kit/money.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { holdHead, hubKeys, NO_HASH, openDrawers, sealNow, sealRow } from '#modules/money/index.server.ts'
import { audit, type Ctx, emit } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { mayCloseDays } from '../permits.ts'
import { type Closed, type DayGroup, NOTHING, type Planned, planClosings } from '../rules/closings.ts'
import { counterDay } from '../rules/counter-day.ts'
import type { ClosingCode } from '../rules/session-refusals.ts'
import { dayGroups, type Span } from './groups.server.ts'
import { closingLine } from './line.ts'
import { closings } from './tables.ts'

type ClosingRow = typeof closings.$inferSelect
type State = { readonly closed: Closed; readonly last: ClosingRow | null; readonly lastDay: Day | null }

/** What is closed already. */
export async function closedSoFar(tx: Tx, hubId: Id<'Hub'>): Promise<State> {
  const [last] = await tx
    .select()
    .from(closings)
    .where(eq(closings.hubId, hubId))
    .orderBy(desc(closings.seq))
    .limit(1)
  const ends = await tx
    .select({ period: closings.period, label: max(closings.label) })
    .from(closings)
    .where(eq(closings.hubId, hubId))
    .groupBy(closings.period)
  const endOf = (period: string) => ends.find((one) => one.period === period)?.label ?? null
  const lastDay = endOf('day') as Day | null
  const month = lastDay?.slice(0, 7) ?? null
  const year = lastDay?.slice(0, 4) ?? null
  const openMonth = month !== endOf('month') ? (month as Month | null) : null
  const openYear = year !== endOf('year') ? year : null
  const since = openYear ?? openMonth
  const days = since
    ? await tx
        .select({ label: closings.label, fromN: closings.fromN, totals: closings.totals })
        .from(closings)
        .where(and(eq(closings.hubId, hubId), eq(closings.period, 'day'), gte(closings.label, since)))
        .orderBy(asc(closings.label))
    : []
  return {
    last: last ?? null,
    lastDay,
    closed: {
      toN: last?.toN ?? 0,
      hash: last?.hash ?? NO_HASH,
      perpetual: last?.perpetual ?? 0n,
      perpetualGross: last?.perpetualGross ?? 0n,
      days,
      openMonth,
      openYear,
    },
  }
}

/** What waits to be closed, by day of the counter. */
export const waitingDays = (
  tx: Tx,
  ctx: Ctx,
  state: State,
  span: Pick<Span, 'until' | 'through'>,
): Promise<DayGroup[]> =>
  dayGroups(tx, ctx.hub.id, {
    ...span,
    after: state.closed.toN,
    notBefore: state.lastDay ? addDays(state.lastDay, 1) : null,
    zone: ctx.hub.zone,
  })

/** Makes closings of one hub wait for each other: of two people who press at once, the second finds the day closed. */
const lockClosings = (tx: Tx, hubId: Id<'Hub'>) =>
  tx.execute(sql`SELECT pg_advisory_xact_lock(hashtextextended(${`${hubId} closing`}, 0))`)

/**
 * Closes the day of the counter for good, and before it every day that was left open, with the months and years they
 * end. Everything received up to this moment is in it; what comes later belongs to the next day. Refuses while a drawer
 * is open, and a day already closed.
 */
export async function closeDay(ctx: Ctx): Promise<Result<{ day: Day }, ClosingCode>> {
  if (!mayCloseDays(ctx.actor)) return refuse('not_permitted')
  const day = counterDay(ctx.now(), ctx.hub.zone)
  return await ctx.tx(async (tx) => {
    await lockClosings(tx, ctx.hub.id)
    if ((await openDrawers(tx, ctx.hub.id)).length > 0) return refuse('sessions_open')
    const state = await closedSoFar(tx, ctx.hub.id)
    if (state.lastDay && state.lastDay >= day) return refuse('day_closed')
    await writeClosings(tx, ctx, state, day, day)
    return ok({ day })
  })
}

/**
 * Closes by itself the days before today's that nobody closed, and the months and years that are over. Does nothing
 * while a drawer is open, or when all is closed. Answers how many closings it wrote.
 */
export const closePastDays = (ctx: Ctx): Promise<number> =>
  ctx.tx(async (tx) => {
    const today = counterDay(ctx.now(), ctx.hub.zone)
    await lockClosings(tx, ctx.hub.id)
    if ((await openDrawers(tx, ctx.hub.id)).length > 0) return 0
    const state = await closedSoFar(tx, ctx.hub.id)
    return await writeClosings(tx, ctx, state, addDays(today, -1), null)
  })

/** @param own the day that somebody closes: it has its closing even when nothing was received. */
async function writeClosings(tx: Tx, ctx: Ctx, state: State, through: Day, own: Day | null): Promise<number> {
  const hubId = ctx.hub.id
  await sealNow(tx, ctx)
  const head = await holdHead(tx, hubId)
  const until = head?.n ?? 0
  const found = await waitingDays(tx, ctx, state, { until, through })
  // Links that are no payment (the closing of yesterday) make no day by themselves: they stand in the next one.
  const groups = found.filter(({ totals }) => totals.received + totals.returned > 0)
  if (own && groups.at(-1)?.day !== own)
    groups.push({
      ...{ day: own, totals: NOTHING, toN: until, hash: head?.hash ?? NO_HASH },
    })
  const over = own ?? counterDay(ctx.now(), ctx.hub.zone)
  const planned = planClosings(state.closed, groups, over)
  await insertClosings(tx, ctx, planned, state.last, own !== null)
  return planned.length
}

async function insertClosings(
  tx: Tx,
  ctx: Ctx,
  planned: readonly Planned[],
  last: ClosingRow | null,
  byHand: boolean,
): Promise<void> {
  const keys = await hubKeys(tx, ctx.hub.id)
  let { seq, signature } = last ?? { seq: 0, signature: '' }
  const rows: ClosingRow[] = []
  for (const one of planned) {
    const unsigned = {
      hubId: ctx.hub.id,
      id: newId<'Closing'>(),
      seq: ++seq,
      ...one,
      perpetual: cents(one.perpetual),
      perpetualGross: cents(one.perpetualGross),
      closedAt: ctx.now(),
      userId: byHand ? ctx.actor.userId : null,
      userName: byHand ? ctx.actor.name : '',
      previous: signature,
    }
    const payload = closingLine(unsigned)
    signature = keys?.sign(payload) ?? ''
    rows.push({ ...unsigned, signature, publicKey: keys?.publicKey ?? '' })
    await sealRow(tx, ctx, { kind: 'closing', id: unsigned.id, payload })
    await audit(tx, ctx, 'close', one.period, unsigned.id, { label: one.label })
    await emit(tx, ctx, 'till.closed', unsigned.id, { period: one.period, label: one.label })
  }
  if (rows.length > 0) await tx.insert(closings).values(rows)
}
