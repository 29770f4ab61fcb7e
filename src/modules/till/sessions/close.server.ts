import { and, eq } from 'drizzle-orm'
import type { Id } from '#kit/id.ts'
import { type Cents, minus, negate, zero } from '#kit/money.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { closeDrawer, holdDrawer, lineOf, receivedInSession, sealRow } from '#modules/money/index.server.ts'
import { audit, type Ctx, emit, once } from '#platform/context/ctx.server.ts'
import { mayHoldTill } from '../permits.ts'
import type { SessionCode } from '../rules/session-refusals.ts'
import { insertMove } from './move.server.ts'
import { type Counted, countedSum, postGap } from './open.server.ts'
import { heldIn, sessionById } from './store.server.ts'
import { tillCounts, tills } from './tables.ts'

export type Closing = Counted & {
  readonly sessionId: Id<'TillSession'>
  /** Cents put in the safe; the rest stays in the drawer. */
  readonly toSafe?: Cents
  /** Why what is there is not what should be. */
  readonly why?: string
  readonly idempotencyKey?: string
}
/** Cents as text: the answer is kept as JSON. */
export type Closed = { readonly number: string; readonly gap: string }

/**
 * Ends a session on what was counted in its drawer. Whoever is being paid into it finishes first, whoever comes after finds
 * it closed. What differs from what should be there is recorded in the books with its reason, never hidden. Of two
 * people who close it at once, the second is told so.
 */
export async function closeSession(ctx: Ctx, input: Closing): Promise<Result<Closed, SessionCode>> {
  if (!mayHoldTill(ctx.actor)) return refuse('not_permitted')
  const counted = countedSum(input)
  if (!counted.ok) return counted
  const toSafe = input.toSafe ?? zero
  if (toSafe > counted.value) return refuse('more_than_counted', 'toSafe')
  const hubId = ctx.hub.id
  return await ctx.tx((tx) =>
    once<Closed, SessionCode>(tx, ctx, input.idempotencyKey, async () => {
      const session = await sessionById(tx, hubId, input.sessionId)
      if (!session) return refuse('session_unknown')
      if (!(await holdDrawer(tx, hubId, session.id))) return refuse('session_closed')
      const expected = await heldIn(tx, session)
      const gap = minus(counted.value, expected)
      const why = input.why?.trim() || null
      if (gap !== zero && !why) return refuse('gap_needs_why', 'why')
      const [till] = await tx
        .select({ name: tills.name })
        .from(tills)
        .where(and(eq(tills.hubId, hubId), eq(tills.id, session.tillId)))
      const posted = await postGap(tx, ctx, {
        ...{ id: session.id, gap, why, till: till!.name, session: session.id, at: 'closing' },
      })
      if (!posted.ok) return posted
      if (toSafe > zero)
        await insertMove(tx, ctx, session.id, {
          kind: 'to-safe',
          amount: negate(toSafe),
          why: '',
          entryId: null,
        })
      const means = await receivedInSession(tx, hubId, session.id)
      const row = {
        hubId,
        sessionId: session.id,
        expected,
        counted: counted.value,
        coins: input.coins,
        gap,
        why,
        toSafe,
        kept: minus(counted.value, toSafe),
        means: means.map((one) => ({ ...one, amount: one.amount.toString() })),
        closedAt: ctx.now(),
        userId: ctx.actor.userId,
        userName: ctx.actor.name,
      }
      await tx.insert(tillCounts).values(row)
      await closeDrawer(tx, hubId, session.id)
      await sealRow(tx, ctx, { kind: 'count', id: session.id, payload: countLine(row) })
      await audit(tx, ctx, 'close', 'till', session.id, { number: session.number, gap: gap.toString() })
      await emit(tx, ctx, 'till.counted', session.id, { gap: gap.toString() })
      return ok({ number: session.number, gap: gap.toString() })
    }),
  )
}

type CountedRow = Pick<
  typeof tillCounts.$inferSelect,
  'sessionId' | 'expected' | 'counted' | 'gap' | 'toSafe' | 'kept' | 'means' | 'closedAt'
>

/** What is sealed of a count: sums, never who. */
export const countLine = (row: CountedRow): string =>
  lineOf({
    session: row.sessionId,
    expected: row.expected,
    counted: row.counted,
    gap: row.gap,
    safe: row.toSafe,
    kept: row.kept,
    means: row.means.map((one) => [one.means, one.received, one.returned, one.amount]),
    at: row.closedAt.toISOString(),
  })
