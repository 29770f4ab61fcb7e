import { eq, sql } from 'drizzle-orm'
import { type Day, lastDay, monthOf } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { audit, type Ctx } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { mayCloseBooks } from '../permits.ts'
import type { LockRefusal } from '../rules/book-refusals.ts'
import { bookState } from '../store.server.ts'
import { bookLocks } from './tables.ts'

/** The last day that takes no entry any more; null while the books are wholly open. */
export const lockedUntil = async (ctx: Ctx): Promise<Day | null> =>
  (await ctx.read((tx) => bookState(tx, ctx.hub.id))).lockedUntil

/** Waits for the postings under way and lets no other commit before this transaction ends. See the migration `0004_money_whole`. */
export async function holdBooks(tx: Tx, hubId: Id<'Hub'>): Promise<void> {
  await tx.execute(sql`SELECT pg_advisory_xact_lock(hashtextextended(${`${hubId} books`}, 0))`)
}

/** Writes the lock, in the transaction of whoever decided it; `holdBooks` first. */
export async function writeLock(tx: Tx, ctx: Ctx, through: Day, why: 'month' | 'year'): Promise<void> {
  const { userId, name } = ctx.actor
  await tx
    .insert(bookLocks)
    .values({ hubId: ctx.hub.id, through, why, lockedAt: ctx.now(), userId, userName: name })
    .onConflictDoNothing()
  await audit(tx, ctx, 'lock', 'books', through, { why })
}

/**
 * Closes every month up to the one that ends on `through`: no entry of those days is taken any more, by anybody, ever.
 * Refuses a day that does not end a month, a month that is not over, and what is closed already.
 */
export async function closeMonths(
  ctx: Ctx,
  input: { readonly through: Day },
): Promise<Result<{ through: Day }, LockRefusal>> {
  if (!mayCloseBooks(ctx.actor)) return refuse('not_permitted')
  const { through } = input
  if (through !== lastDay(monthOf(through))) return refuse('not_a_month_end', 'through')
  if (through >= ctx.today()) return refuse('not_over_yet', 'through')
  return await ctx.tx(async (tx) => {
    await holdBooks(tx, ctx.hub.id)
    const { lockedUntil } = await bookState(tx, ctx.hub.id)
    if (lockedUntil && through <= lockedUntil) return refuse('already_closed', 'through')
    await writeLock(tx, ctx, through, 'month')
    return ok({ through })
  })
}

/** Every closing of months and years, the newest first. */
export const locksOf = (ctx: Ctx) =>
  ctx.read((tx) =>
    tx.select().from(bookLocks).where(eq(bookLocks.hubId, ctx.hub.id)).orderBy(sql`through DESC`).limit(60),
  )
