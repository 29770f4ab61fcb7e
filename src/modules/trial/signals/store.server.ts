import { and, asc, desc, eq, inArray, lte, sql } from 'drizzle-orm'
import type { Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import type { Tx } from '#platform/db/db.server.ts'
import type { SignalState } from '../rules/signals.ts'
import { trialSignalReviews, trialSignals, trialSignalTags } from './tables.ts'

export type SignalRow = Omit<typeof trialSignals.$inferSelect, 'search'>
export type TagRow = typeof trialSignalTags.$inferSelect
export type ReviewRow = typeof trialSignalReviews.$inferSelect

/** Where signals of a photo, a voice: `Subject` of `platform/files`. */
export const fileSubject = (id: Id<'Signal'>) => ({ kind: 'signal', id })

export const COLUMNS = {
  hubId: trialSignals.hubId,
  id: trialSignals.id,
  text: trialSignals.text,
  hasFile: trialSignals.hasFile,
  day: trialSignals.day,
  at: trialSignals.at,
  userId: trialSignals.userId,
  author: trialSignals.author,
  fromPath: trialSignals.fromPath,
  state: trialSignals.state,
  reviewOn: trialSignals.reviewOn,
  words: trialSignals.words,
}

export async function insertSignal(tx: Tx, row: SignalRow, tags: readonly TagRow[]): Promise<void> {
  await tx.insert(trialSignals).values(row)
  if (tags.length > 0) await tx.insert(trialSignalTags).values([...tags])
}

export const insertReview = (tx: Tx, row: ReviewRow) => tx.insert(trialSignalReviews).values(row)

export async function signalById(
  tx: Tx,
  hubId: Id<'Hub'>,
  id: Id<'Signal'>,
  lock = false,
): Promise<SignalRow | undefined> {
  const query = tx
    .select(COLUMNS)
    .from(trialSignals)
    .where(and(eq(trialSignals.hubId, hubId), eq(trialSignals.id, id)))
  const [row] = lock ? await query.for('update') : await query
  return row
}

export const setState = (
  tx: Tx,
  hubId: Id<'Hub'>,
  id: Id<'Signal'>,
  state: SignalState,
  reviewOn: Day | null,
) =>
  tx
    .update(trialSignals)
    .set({ state, reviewOn })
    .where(and(eq(trialSignals.hubId, hubId), eq(trialSignals.id, id)))

/** Tags of several signals, in one query. */
export const tagsOf = (tx: Tx, hubId: Id<'Hub'>, ids: readonly Id<'Signal'>[]): Promise<TagRow[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : tx
        .select()
        .from(trialSignalTags)
        .where(and(eq(trialSignalTags.hubId, hubId), inArray(trialSignalTags.signalId, [...ids])))
        .orderBy(asc(trialSignalTags.kind), asc(trialSignalTags.label))

export const reviewsOf = (tx: Tx, hubId: Id<'Hub'>, id: Id<'Signal'>): Promise<ReviewRow[]> =>
  tx
    .select()
    .from(trialSignalReviews)
    .where(and(eq(trialSignalReviews.hubId, hubId), eq(trialSignalReviews.signalId, id)))
    .orderBy(desc(trialSignalReviews.id))
    .limit(100)

/**
 * The signals that wait on a day, the oldest first, no further than `limit`: those never treated, and those watched until
 * a day that has come. Each is one range of a partial index, whatever the notebook's length.
 */
export async function dueSignals(tx: Tx, hubId: Id<'Hub'>, today: Day, limit: number): Promise<SignalRow[]> {
  const ofHub = eq(trialSignals.hubId, hubId)
  const fresh = await tx
    .select(COLUMNS)
    .from(trialSignals)
    .where(and(ofHub, sql`${trialSignals.state} = 'new'`))
    .orderBy(asc(trialSignals.at), asc(trialSignals.id))
    .limit(limit)
  const back = await tx
    .select(COLUMNS)
    .from(trialSignals)
    .where(and(ofHub, sql`${trialSignals.state} = 'watching'`, lte(trialSignals.reviewOn, today)))
    .orderBy(asc(trialSignals.reviewOn), asc(trialSignals.id))
    .limit(limit)
  return [...fresh, ...back].sort((a, b) => a.at.getTime() - b.at.getTime()).slice(0, limit)
}

/** How often each tag was seen on each day of a span; people are left out of what everybody reads. */
export const seenTags = (tx: Tx, hubId: Id<'Hub'>, from: Day, to: Day) =>
  tx
    .select({
      kind: trialSignalTags.kind,
      tag: trialSignalTags.tag,
      label: sql<string>`max(${trialSignalTags.label})`,
      day: trialSignalTags.day,
      n: sql<number>`count(*)::int`,
    })
    .from(trialSignalTags)
    .where(
      and(
        eq(trialSignalTags.hubId, hubId),
        sql`${trialSignalTags.day} BETWEEN ${from} AND ${to}`,
        sql`${trialSignalTags.kind} <> 'person'`,
      ),
    )
    .groupBy(trialSignalTags.kind, trialSignalTags.tag, trialSignalTags.day)
    .limit(5000)

/** Words that were used before, the most used first: what a form offers. */
export async function knownTags(tx: Tx, hubId: Id<'Hub'>, since: Day): Promise<string[]> {
  const rows = await tx
    .select({ label: sql<string>`max(${trialSignalTags.label})` })
    .from(trialSignalTags)
    .where(
      and(
        eq(trialSignalTags.hubId, hubId),
        eq(trialSignalTags.kind, 'word'),
        sql`${trialSignalTags.day} >= ${since}`,
      ),
    )
    .groupBy(trialSignalTags.tag)
    .orderBy(sql`count(*) DESC`, asc(trialSignalTags.tag))
    .limit(30)
  return rows.map(({ label }) => label)
}

/** What the reviews of a day made of signals, counted. */
export const reviewsOn = (tx: Tx, hubId: Id<'Hub'>, day: Day) =>
  tx
    .select({ verdict: trialSignalReviews.verdict, n: sql<number>`count(*)::int` })
    .from(trialSignalReviews)
    .where(and(eq(trialSignalReviews.hubId, hubId), eq(trialSignalReviews.day, day)))
    .groupBy(trialSignalReviews.verdict)
