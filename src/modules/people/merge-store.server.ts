import { and, desc, eq, inArray, isNull, or, sql } from 'drizzle-orm'
import type { Id } from '#kit/id.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { proxies } from './homes/tables.ts'
import { likelyPairs, type MergeTrace, merges, strangers } from './merges/tables.ts'
import { people } from './tables.ts'

export type MergeRow = typeof merges.$inferSelect

/** A person's own id and those of the records merged into theirs: where their past is written. */
export async function sameAs(tx: Tx, hubId: Id<'Hub'>, id: Id<'Person'>): Promise<Id<'Person'>[]> {
  const merged = await tx
    .select({ id: people.id })
    .from(people)
    .where(and(eq(people.hubId, hubId), eq(people.mergedInto, id)))
    .limit(50)
  return [id, ...merged.map((row) => row.id)]
}

/** The same for a page of people: each merged record with the one that is kept. */
export async function aliasesOf(
  tx: Tx,
  hubId: Id<'Hub'>,
  ids: readonly Id<'Person'>[],
): Promise<Map<Id<'Person'>, Id<'Person'>>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .select({ id: people.id, kept: people.mergedInto })
    .from(people)
    .where(and(eq(people.hubId, hubId), inArray(people.mergedInto, [...ids])))
  return new Map(rows.map(({ id, kept }) => [id, kept!]))
}

/** Tells two records apart for ever, and takes them from the list of likely pairs. */
export async function insertStrangers(tx: Tx, row: typeof strangers.$inferInsert): Promise<void> {
  await tx.insert(strangers).values(row).onConflictDoNothing()
  const { hubId, oneId, otherId } = likelyPairs
  await tx
    .delete(likelyPairs)
    .where(and(eq(hubId, row.hubId), eq(oneId, row.oneId), eq(otherId, row.otherId)))
}

/** Hands proxies of one record to another, on either side; answers which rows moved. */
export async function moveProxies(
  tx: Tx,
  hubId: Id<'Hub'>,
  from: Id<'Person'>,
  to: Id<'Person'>,
  only?: { for: readonly Id<'Proxy'>[]; by: readonly Id<'Proxy'>[] },
): Promise<Pick<MergeTrace, 'proxiesFor' | 'proxiesBy'>> {
  const moveBy = async (column: 'personId' | 'proxyId', ids: readonly Id<'Proxy'>[] | undefined) => {
    if (ids?.length === 0) return []
    const mine = and(
      eq(proxies.hubId, hubId),
      eq(proxies[column], from),
      ids ? inArray(proxies.id, [...ids]) : undefined,
    )
    const moved = await tx
      .update(proxies)
      .set({ [column]: to })
      .where(mine)
      .returning({ id: proxies.id })
    return moved.map((row) => row.id)
  }
  return { proxiesFor: await moveBy('personId', only?.for), proxiesBy: await moveBy('proxyId', only?.by) }
}

/** Points records to the one that is kept; null gives them back their own life. */
export async function pointTo(
  tx: Tx,
  hubId: Id<'Hub'>,
  ids: readonly Id<'Person'>[],
  change: { mergedInto: Id<'Person'> | null; leftAt?: Date | null; updatedAt: Date },
): Promise<void> {
  if (ids.length === 0) return
  await tx
    .update(people)
    .set(change)
    .where(and(eq(people.hubId, hubId), inArray(people.id, [...ids])))
}

export async function insertMerge(tx: Tx, row: typeof merges.$inferInsert): Promise<void> {
  await tx.insert(merges).values(row)
}

/** Merges into a person that stand, the newest first. */
export const mergesInto = (tx: Tx, hubId: Id<'Hub'>, keptId: Id<'Person'>) =>
  tx
    .select({
      id: merges.id,
      at: merges.at,
      actorName: merges.actorName,
      name: sql<string>`trim(${people.firstName} || ' ' || ${people.lastName})`,
    })
    .from(merges)
    .innerJoin(people, and(eq(people.hubId, hubId), eq(people.id, merges.goneId)))
    .where(and(eq(merges.hubId, hubId), eq(merges.keptId, keptId), isNull(merges.undoneAt)))
    .orderBy(desc(merges.id))
    .limit(20)

/** Marks a merge as undone; null when there is none of that id into this person that stands. */
export async function closeMerge(
  tx: Tx,
  hubId: Id<'Hub'>,
  keptId: Id<'Person'>,
  id: Id<'Merge'>,
  undoneAt: Date,
): Promise<MergeRow | null> {
  const one = and(
    eq(merges.hubId, hubId),
    eq(merges.id, id),
    eq(merges.keptId, keptId),
    isNull(merges.undoneAt),
  )
  const [row] = await tx.update(merges).set({ undoneAt }).where(one).returning()
  return row ?? null
}

/** Whether somebody may still be asked for by a proxy of their own: two sides of one proxy cannot become one. */
export async function actsForOther(
  tx: Tx,
  hubId: Id<'Hub'>,
  one: Id<'Person'>,
  other: Id<'Person'>,
): Promise<boolean> {
  const rows = await tx
    .select({ id: proxies.id })
    .from(proxies)
    .where(
      and(
        eq(proxies.hubId, hubId),
        isNull(proxies.endedAt),
        or(
          and(eq(proxies.personId, one), eq(proxies.proxyId, other)),
          and(eq(proxies.personId, other), eq(proxies.proxyId, one)),
        ),
      ),
    )
    .limit(1)
  return rows.length > 0
}
