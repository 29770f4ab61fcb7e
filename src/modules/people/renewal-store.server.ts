import { and, asc, desc, eq, gte, inArray, isNull, lte, type SQL, sql } from 'drizzle-orm'
import type { Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { type Cursor, PAGE_SIZE } from '#platform/lists/keyset.ts'
import { kept, throughKept } from './kept.ts'
import { memberSettings, memberships, renewalNotices } from './memberships/tables.ts'
import { people } from './tables.ts'

/** Two months: the next newsletter and one visit at the counter. */
export const NOTICE_DAYS = 60

export async function noticeDaysOf(tx: Tx, hubId: Id<'Hub'>): Promise<number> {
  const [row] = await tx
    .select({ days: memberSettings.noticeDays })
    .from(memberSettings)
    .where(eq(memberSettings.hubId, hubId))
  return row?.days ?? NOTICE_DAYS
}

export async function setNoticeDays(
  tx: Tx,
  hubId: Id<'Hub'>,
  noticeDays: number,
  updatedAt: Date,
): Promise<void> {
  await tx
    .insert(memberSettings)
    .values({ hubId, noticeDays, updatedAt })
    .onConflictDoUpdate({ target: [memberSettings.hubId], set: { noticeDays, updatedAt } })
}

export type RenewalFilter = {
  /** Ends of memberships, both included. */
  from: Day
  to: Day
  /** Only those already told (true) or not yet (false). */
  told?: boolean
  ids?: readonly Id<'Membership'>[]
}

/** The last membership of people who are here, with the person that its record leads to. */
const renewals = (tx: Tx, hubId: Id<'Hub'>, filter: RenewalFilter, more?: SQL) =>
  tx
    .select({
      id: memberships.id,
      endsOn: memberships.endsOn,
      fee: memberships.fee,
      person: kept,
      toldAt: renewalNotices.at,
      toldBy: renewalNotices.way,
    })
    .from(memberships)
    .innerJoin(people, and(eq(people.hubId, hubId), eq(people.id, memberships.personId)))
    .innerJoin(kept, throughKept(hubId))
    .leftJoin(
      renewalNotices,
      and(eq(renewalNotices.hubId, hubId), eq(renewalNotices.membershipId, memberships.id)),
    )
    .where(
      and(
        eq(memberships.hubId, hubId),
        gte(memberships.endsOn, filter.from),
        lte(memberships.endsOn, filter.to),
        isNull(kept.leftAt),
        filter.told === undefined
          ? undefined
          : filter.told
            ? sql`${renewalNotices.at} IS NOT NULL`
            : isNull(renewalNotices.at),
        filter.ids ? inArray(memberships.id, [...filter.ids]) : undefined,
        sql`NOT EXISTS (
          SELECT FROM memberships n WHERE n.hub_id = ${hubId} AND n.ends_on > ${memberships.endsOn}
          AND n.person_id IN (SELECT ${kept.id} UNION ALL
            SELECT g.id FROM people g WHERE g.hub_id = ${hubId} AND g.merged_into = ${kept.id}))`,
        more,
      ),
    )
    .$dynamic()

export type Renewal = Awaited<ReturnType<typeof renewalsPage>>[number]

/** One row more than a page, the nearest to their end first. */
export async function renewalsPage(
  tx: Tx,
  hubId: Id<'Hub'>,
  filter: RenewalFilter,
  cursor: Cursor | null,
  size: number = PAGE_SIZE,
) {
  const backwards = cursor !== null && 'before' in cursor
  const edge = cursor && ('before' in cursor ? cursor.before : cursor.after)
  const row = sql`(${memberships.endsOn}, ${memberships.id})`
  const from = edge && sql`${row} ${sql.raw(backwards ? '<' : '>')} (${edge[0]}::date, ${edge[1]}::uuid)`
  const way = backwards ? desc : asc
  return await renewals(tx, hubId, filter, from ?? undefined)
    .orderBy(way(memberships.endsOn), way(memberships.id))
    .limit(size + 1)
}

/** How many match, counted no further than `limit`. */
export async function renewalsCount(
  tx: Tx,
  hubId: Id<'Hub'>,
  filter: RenewalFilter,
  limit: number,
): Promise<number> {
  const some = renewals(tx, hubId, filter).limit(limit)
  const { rows } = await tx.execute<{ n: number }>(
    sql`SELECT count(*)::int AS n FROM (${some.getSQL()}) AS found`,
  )
  return rows[0]!.n
}

/** Marks memberships as told; those already told keep their day. Answers how many are new. */
export async function insertNotices(
  tx: Tx,
  rows: readonly (typeof renewalNotices.$inferInsert)[],
): Promise<number> {
  if (rows.length === 0) return 0
  const done = await tx
    .insert(renewalNotices)
    .values([...rows])
    .onConflictDoNothing()
    .returning({ id: renewalNotices.membershipId })
  return done.length
}
