import { and, asc, desc, eq, gte, like, lt, sql } from 'drizzle-orm'
import type { Cents } from '#kit/money.ts'
import { hubKeys, openDrawers } from '#modules/money/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { everyRow, PAGE_SIZE, type Page } from '#platform/lists/keyset.ts'
import { type Period, sumTotals, type Totals } from '../rules/closings.ts'
import { counterDay } from '../rules/counter-day.ts'
import { tillCounts, tillSessions, tills } from '../sessions/tables.ts'
import { closedSoFar, waitingDays } from './close.server.ts'
import { closings, sealChecks, tillArchives } from './tables.ts'

export type ClosingRow = typeof closings.$inferSelect

/** Beyond so many links since the last closing, the page says so instead of summing them at each look. */
const MOST_LINKS = 20_000

/** What was received since the last closing (rapport X): read as often as one likes, it closes nothing. */
export const sinceLast = (ctx: Ctx) =>
  ctx.read(async (tx) => {
    const today = counterDay(ctx.now(), ctx.hub.zone)
    const state = await closedSoFar(tx, ctx.hub.id)
    const until = await endOfChain(tx, ctx)
    const many = until - state.closed.toN > MOST_LINKS
    const days = many ? [] : await waitingDays(tx, ctx, state, { until, through: today })
    const open = await openDrawers(tx, ctx.hub.id)
    return {
      today,
      last: state.last,
      /** Today is closed already: the next closing is tomorrow's. */
      closedToday: state.lastDay !== null && state.lastDay >= today,
      openDrawers: open.length,
      many,
      totals: sumTotals(days.map((one) => one.totals)),
      days: days.map((one) => one.day),
    }
  })

async function endOfChain(tx: Tx, ctx: Ctx): Promise<number> {
  const { rows } = await tx.execute<{ n: string }>(sql`SELECT n FROM seal_heads WHERE hub_id = ${ctx.hub.id}`)
  return Number(rows[0]?.n ?? 0)
}

const PERIOD_OF: Record<string, Period> = { mois: 'month', annees: 'year' }
/** The period that an address asks for: `?periode=mois`; days when it does not say. */
export const periodOf = (params: URLSearchParams): Period => PERIOD_OF[params.get('periode') ?? ''] ?? 'day'

/** One page of closings of a period, the newest first. A label is unique in its period, so it is the cursor. */
export async function listClosings(
  ctx: Ctx,
  params: URLSearchParams,
  size = PAGE_SIZE,
): Promise<Page<ClosingRow> & { readonly period: Period }> {
  const period = periodOf(params)
  const before = /^\d{4}(-\d{2}){0,2}$/.exec(params.get('apres') ?? '')?.[0]
  const read = await ctx.read((tx) =>
    tx
      .select()
      .from(closings)
      .where(
        and(
          eq(closings.hubId, ctx.hub.id),
          eq(closings.period, period),
          before ? lt(closings.label, before) : undefined,
        ),
      )
      .orderBy(desc(closings.label))
      .limit(size + 1),
  )
  const rows = read.slice(0, size)
  const next = new URLSearchParams(params)
  const last = rows.at(-1)
  if (last) next.set('apres', last.label)
  return { rows, period, previous: null, next: read.length > size ? next.toString() : null }
}

/** Every closing of a period, for an export. */
export const everyClosing = (ctx: Ctx, params: URLSearchParams): AsyncGenerator<ClosingRow> =>
  everyRow(params, (next) => listClosings(ctx, next, 500))

export type Difference = {
  readonly number: string
  readonly till: string
  readonly gap: Cents
  readonly why: string | null
  readonly openedWith: Cents
  readonly openedWhy: string | null
}

/** A closing by its label, with the differences of the drawers of its days, and its archives. Null when unknown. */
export const closingPage = (ctx: Ctx, label: string) =>
  ctx.read(async (tx) => {
    const [closing] = await tx
      .select()
      .from(closings)
      .where(and(eq(closings.hubId, ctx.hub.id), eq(closings.label, label)))
    if (!closing) return null
    const sessions = await tx
      .select({
        number: tillSessions.number,
        till: tills.name,
        openedWith: tillSessions.gap,
        openedWhy: tillSessions.why,
        gap: tillCounts.gap,
        why: tillCounts.why,
      })
      .from(tillSessions)
      .innerJoin(
        tillCounts,
        and(eq(tillCounts.hubId, tillSessions.hubId), eq(tillCounts.sessionId, tillSessions.id)),
      )
      .innerJoin(tills, and(eq(tills.hubId, tillSessions.hubId), eq(tills.id, tillSessions.tillId)))
      .where(
        and(
          eq(tillSessions.hubId, ctx.hub.id),
          like(sql`${tillSessions.day}::text`, `${label}%`),
          gte(tillSessions.openedAt, new Date(`${label.slice(0, 4)}-01-01T00:00:00Z`)),
        ),
      )
      .orderBy(asc(tillSessions.openedAt))
      .limit(400)
    const archives = await tx
      .select()
      .from(tillArchives)
      .where(and(eq(tillArchives.hubId, ctx.hub.id), eq(tillArchives.label, label)))
      .orderBy(desc(tillArchives.at))
      .limit(10)
    return { closing, sessions, archives }
  })

export type Zed = NonNullable<Awaited<ReturnType<typeof closingPage>>>
export type { Totals }

/** What the page of verification shows: the last readings, the length of the chain, and the key of the house. */
export const proofPage = (ctx: Ctx) =>
  ctx.read(async (tx) => ({
    checks: await tx
      .select()
      .from(sealChecks)
      .where(eq(sealChecks.hubId, ctx.hub.id))
      .orderBy(desc(sealChecks.at))
      .limit(10),
    links: await endOfChain(tx, ctx),
    publicKey: (await hubKeys(tx, ctx.hub.id))?.publicKey ?? null,
  }))

/** The day on which a hub closed for the first time; null before. */
export async function firstClosing(ctx: Ctx): Promise<string | null> {
  const [row] = await ctx.read((tx) =>
    tx
      .select({ label: closings.label })
      .from(closings)
      .where(and(eq(closings.hubId, ctx.hub.id), eq(closings.seq, 1))),
  )
  return row?.label ?? null
}
