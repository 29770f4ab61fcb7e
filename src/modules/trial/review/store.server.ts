import { and, desc, eq, lt, or } from 'drizzle-orm'
import type { Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { trialReviews } from './tables.ts'

export type ReviewRow = typeof trialReviews.$inferSelect

/** Reviews shown under the week; older ones follow from the last of them. */
export const REVIEWS_SHOWN = 12

/** Reviews held, newest first, older than one of them when it is named; one more than shown tells that more follow. */
export const reviewsOf = (tx: Tx, hubId: Id<'Hub'>, before?: { day: Day; id: Id<'Review'> }) =>
  tx
    .select({
      id: trialReviews.id,
      day: trialReviews.day,
      present: trialReviews.present,
      decided: trialReviews.decided,
      nextTest: trialReviews.nextTest,
    })
    .from(trialReviews)
    .where(
      and(
        eq(trialReviews.hubId, hubId),
        before &&
          or(
            lt(trialReviews.day, before.day),
            and(eq(trialReviews.day, before.day), lt(trialReviews.id, before.id)),
          ),
      ),
    )
    .orderBy(desc(trialReviews.day), desc(trialReviews.id))
    .limit(REVIEWS_SHOWN + 1)

/** The day of the last review, or null. */
export async function lastReview(tx: Tx, hubId: Id<'Hub'>): Promise<Day | null> {
  const [row] = await tx
    .select({ day: trialReviews.day })
    .from(trialReviews)
    .where(eq(trialReviews.hubId, hubId))
    .orderBy(desc(trialReviews.day), desc(trialReviews.id))
    .limit(1)
  return row?.day ?? null
}

export async function reviewById(tx: Tx, hubId: Id<'Hub'>, id: Id<'Review'>): Promise<ReviewRow | undefined> {
  const [row] = await tx
    .select()
    .from(trialReviews)
    .where(and(eq(trialReviews.hubId, hubId), eq(trialReviews.id, id)))
  return row
}

export const insertReview = (tx: Tx, row: ReviewRow) => tx.insert(trialReviews).values(row)
