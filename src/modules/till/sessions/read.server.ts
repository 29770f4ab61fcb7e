import { and, eq, sql } from 'drizzle-orm'
import type { Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { type Cents, cents } from '#kit/money.ts'
import { type MeansTotal, openDrawers, receivedInSession } from '#modules/money/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import {
  type Counted,
  counted,
  cursorOf,
  everyRow,
  PAGE_SIZE,
  type Page,
  pageOf,
} from '#platform/lists/keyset.ts'
import { countMatching, pageFrom } from '#platform/lists/page.server.ts'
import {
  type CountRow,
  cashInSafe,
  heldIn,
  lastSession,
  type MoveRow,
  movesOf,
  type SessionRow,
  type TillNow,
  tillsNow,
} from './store.server.ts'
import { tillCounts, tillSessions, tills } from './tables.ts'

export type DrawerNow = TillNow & {
  /** This person's money lands in it. */
  readonly mine: boolean
}

/** Every till as it stands, and the cash that is in none. */
export const drawersPage = (ctx: Ctx): Promise<{ drawers: DrawerNow[]; safe: Cents }> =>
  ctx.read(async (tx) => {
    const now = await tillsNow(tx, ctx.hub.id)
    const open = await openDrawers(tx, ctx.hub.id)
    const alone = open.length === 1
    const { userId } = ctx.actor
    const hands = new Map(open.map((one) => [one.sessionId, one.hands]))
    return {
      drawers: now.map((one) => {
        const those = one.last && !one.last.count ? hands.get(one.last.session.id) : undefined
        return { ...one, mine: Boolean(those && (alone || (userId && those.includes(userId)))) }
      }),
      safe: await cashInSafe(tx, ctx.hub.id, now),
    }
  })

/** A till about to be opened, with what its last session left. Null when it is unknown or retired. */
export const tillToOpen = (ctx: Ctx, id: Id<'Till'>) =>
  ctx.read(async (tx) => {
    const [till] = await tx
      .select()
      .from(tills)
      .where(and(eq(tills.hubId, ctx.hub.id), eq(tills.id, id)))
    if (!till) return null
    const last = await lastSession(tx, ctx.hub.id, id)
    return { till, last }
  })

export type SessionPage = {
  readonly session: SessionRow
  readonly till: string
  readonly count: CountRow | null
  /** Cents that its drawer should hold; what was expected when it is closed. */
  readonly held: Cents
  readonly means: readonly MeansTotal[]
  readonly moves: readonly MoveRow[]
}

/** A session with what it received and moved: its report, read as often as one likes (rapport X). */
export const sessionPage = (ctx: Ctx, number: string): Promise<SessionPage | null> =>
  ctx.read(async (tx) => {
    const [row] = await tx
      .select({ session: tillSessions, till: tills.name, count: tillCounts })
      .from(tillSessions)
      .innerJoin(tills, and(eq(tills.hubId, tillSessions.hubId), eq(tills.id, tillSessions.tillId)))
      .leftJoin(
        tillCounts,
        and(eq(tillCounts.hubId, tillSessions.hubId), eq(tillCounts.sessionId, tillSessions.id)),
      )
      .where(and(eq(tillSessions.hubId, ctx.hub.id), eq(tillSessions.number, number)))
    if (!row) return null
    const { session, count } = row
    return {
      ...row,
      held: count ? count.expected : await heldIn(tx, session),
      means: count
        ? count.means.map((one) => ({ ...one, amount: cents(BigInt(one.amount)) }))
        : await receivedInSession(tx, ctx.hub.id, session.id),
      moves: await movesOf(tx, ctx.hub.id, session.id),
    }
  })

export type ListedSession = {
  readonly id: Id<'TillSession'>
  readonly number: string
  readonly till: string
  readonly day: Day
  readonly openedAt: Date
  readonly openedBy: string
  readonly closedAt: Date | null
  readonly closedBy: string | null
  readonly counted: Cents | null
  /** Cents found too little or too much, at the opening and at the count. */
  readonly gap: Cents
}

const gapSum = sql<string>`(${tillSessions.gap} + coalesce(${tillCounts.gap}, 0))::text`

/** One page of sessions, the newest first. */
export async function listSessions(
  ctx: Ctx,
  params: URLSearchParams,
  size = PAGE_SIZE,
): Promise<Page<ListedSession> & Counted> {
  const cursor = cursorOf(params, (value) => !Number.isNaN(Date.parse(value)))
  const { openedAt, id } = tillSessions
  const { from, direction } = pageFrom(openedAt, id, 'timestamptz', false, cursor)
  const own = eq(tillSessions.hubId, ctx.hub.id)
  return await ctx.read(async (tx) => {
    const read = await tx
      .select({
        id,
        number: tillSessions.number,
        till: tills.name,
        day: tillSessions.day,
        openedAt,
        openedBy: tillSessions.userName,
        closedAt: tillCounts.closedAt,
        closedBy: tillCounts.userName,
        counted: tillCounts.counted,
        gap: gapSum,
      })
      .from(tillSessions)
      .innerJoin(tills, and(eq(tills.hubId, tillSessions.hubId), eq(tills.id, tillSessions.tillId)))
      .leftJoin(
        tillCounts,
        and(eq(tillCounts.hubId, tillSessions.hubId), eq(tillCounts.sessionId, tillSessions.id)),
      )
      .where(and(own, from))
      .orderBy(direction(openedAt), direction(id))
      .limit(size + 1)
    const rows = read.map((row) => ({ ...row, gap: cents(BigInt(row.gap)) }))
    const n = await countMatching(tx, tillSessions, own)
    const page = pageOf(rows, cursor, params, (row) => [row.openedAt.toISOString(), row.id], size)
    return { ...page, ...counted(n) }
  })
}

/** Every session, page after page, for an export. */
export const everySession = (ctx: Ctx, params: URLSearchParams): AsyncGenerator<ListedSession> =>
  everyRow(params, (next) => listSessions(ctx, next, 500))
