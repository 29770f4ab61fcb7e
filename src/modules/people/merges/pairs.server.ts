import { and, asc, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Id } from '#kit/id.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import type { Task } from '#platform/queue/queue.server.ts'
import { type Reason, twinKey } from '../rules/duplicates.ts'
import { people } from '../tables.ts'
import { likelyPairs } from './tables.ts'

/** A phone or an address that more records share is a switchboard's, not a sign. */
const TOO_MANY = 6
/** More pairs than a person settles in a day. */
export const PAIRS_SHOWN = 100

export type Pair = { one: Id<'Person'>; other: Id<'Person'>; reasons: Reason[] }

/** Pairs that may be one person, the surest first: one range of an index. */
export const firstPairs = (tx: Tx, hubId: Id<'Hub'>): Promise<Pair[]> =>
  tx
    .select({ one: likelyPairs.oneId, other: likelyPairs.otherId, reasons: likelyPairs.reasons })
    .from(likelyPairs)
    .where(eq(likelyPairs.hubId, hubId))
    .orderBy(
      desc(likelyPairs.score),
      asc(likelyPairs.sortKey),
      asc(likelyPairs.oneId),
      asc(likelyPairs.otherId),
    )
    .limit(PAIRS_SHOWN)

const KEYS = { phone: sql`phone`, email: sql`email`, name: sql`twin` } as const
const REASONS = Object.keys(KEYS) as Reason[]

/** Who shares a key with somebody of `these`: no further than a switchboard, whoever was written first. */
const met = (hubId: Id<'Hub'>, why: Reason) => sql`
  SELECT a.id AS a, p.id AS b, ${why}::text AS why, p.n, a.city AS a_city, p.city AS b_city,
    least(a.sort_key, p.sort_key) AS sort_key, p.left_at
  FROM these a CROSS JOIN LATERAL (
    SELECT q.*, count(*) OVER () AS n FROM (
      SELECT id, lower(city) AS city, sort_key, left_at FROM people
      WHERE hub_id = ${hubId} AND ${KEYS[why]} = a.${KEYS[why]} ORDER BY id LIMIT ${TOO_MANY + 2}) q) p
  WHERE p.id <> a.id`

const these = (hubId: Id<'Hub'>, ids: readonly Id<'Person'>[]) => sql`
  these AS (SELECT id, phone, email, twin, lower(city) AS city, sort_key FROM people
    WHERE hub_id = ${hubId} AND id = ANY(${sql.param([...ids])}::uuid[]) AND left_at IS NULL),
  met AS (${sql.join(
    REASONS.map((why) => met(hubId, why)),
    sql` UNION ALL `,
  )})`

/**
 * Looks for the likely pairs of these people anew, in their own transaction: the same phone, e-mail or sounding name (in
 * one town, or an unknown one). People of one household who share a phone but not a name are left out, and so are two
 * who were told apart. Three reads of an index for each person, whatever the number of people.
 */
export async function comparePeople(
  tx: Tx,
  hubId: Id<'Hub'>,
  ids: readonly Id<'Person'>[],
  at: Date,
): Promise<void> {
  if (ids.length === 0) return
  // One more who shares a phone may make it a switchboard's: those who had it are looked at again with them.
  const { rows: crowd } = await tx.execute<{ id: Id<'Person'> }>(sql`
    WITH ${these(hubId, ids)} SELECT DISTINCT b AS id FROM met WHERE n > ${TOO_MANY}`)
  const all = [...new Set([...ids, ...crowd.map(({ id }) => id)])]
  const list = sql`ANY(${sql.param(all)}::uuid[])`
  await tx.execute(sql`
    DELETE FROM likely_pairs WHERE hub_id = ${hubId} AND (one_id = ${list} OR other_id = ${list})`)
  await tx.execute(sql`
    WITH ${these(hubId, all)}
    INSERT INTO likely_pairs (hub_id, one_id, other_id, reasons, score, sort_key)
    SELECT ${hubId}, least(a, b), greatest(a, b), array_agg(DISTINCT why), count(DISTINCT why), min(sort_key)
    FROM met
    WHERE n <= ${TOO_MANY} AND left_at IS NULL
      AND (why <> 'name' OR a_city IS NULL OR b_city IS NULL OR a_city = b_city)
      AND NOT EXISTS (SELECT FROM strangers s
        WHERE s.hub_id = ${hubId} AND s.one_id = least(a, b) AND s.other_id = greatest(a, b))
      AND (why = 'name' OR NOT EXISTS (
        SELECT FROM household_members x JOIN household_members y
          ON y.hub_id = x.hub_id AND y.household_id = x.household_id AND y.until IS NULL
        WHERE x.hub_id = ${hubId} AND x.person_id = a AND x.until IS NULL AND y.person_id = b))
    GROUP BY least(a, b), greatest(a, b)
    ON CONFLICT (hub_id, one_id, other_id) DO NOTHING`)
  await tx
    .update(people)
    .set({ comparedAt: at })
    .where(and(eq(people.hubId, hubId), inArray(people.id, [...ids]), isNull(people.comparedAt)))
}

const AT_ONCE = 500

/** Looks for the pairs of people that nobody compared yet: those of an import, and of the years before. */
export async function compareDue(ctx: Ctx): Promise<number> {
  let done = 0
  for (;;) {
    const n = await ctx.tx(async (tx) => {
      const due = await tx
        .select({ id: people.id, firstName: people.firstName, lastName: people.lastName, twin: people.twin })
        .from(people)
        .where(and(eq(people.hubId, ctx.hub.id), isNull(people.comparedAt)))
        .orderBy(people.id)
        .limit(AT_ONCE)
        .for('update', { skipLocked: true })
      const unheard = due.filter(({ twin }) => twin === null)
      if (unheard.length > 0)
        await tx.execute(sql`
          UPDATE people SET twin = t.twin
          FROM unnest(${sql.param(unheard.map(({ id }) => id))}::uuid[],
            ${sql.param(unheard.map((one) => twinKey(one.firstName, one.lastName)))}::text[]) AS t(id, twin)
          WHERE people.hub_id = ${ctx.hub.id} AND people.id = t.id`)
      await comparePeople(
        tx,
        ctx.hub.id,
        due.map(({ id }) => id),
        ctx.now(),
      )
      return due.length
    })
    done += n
    if (n < AT_ONCE) return done
  }
}

/** After each change, for what was not compared as it was saved. */
export const comparePairs: Task = {
  name: 'people.compare',
  afterChange: true,
  async run(ctx) {
    await compareDue(ctx)
  },
}
