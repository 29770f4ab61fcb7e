import { sql } from 'drizzle-orm'
import type { Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'

/** Somebody who brings others. */
export type Ambassador = {
  id: Id<'Person'>
  name: string
  /** Told to be one, whoever they brought. */
  named: boolean
  /** People whose record says they sent them, and how many of those are members on the day. */
  brought: number
  members: number
}

const MOST = 100

/** Who sent others here, or was named an ambassador: those who brought most first. One statement. */
export async function ambassadors(ctx: Ctx, day: Day): Promise<Ambassador[]> {
  const hub = sql`${ctx.hub.id}::uuid`
  const { rows } = await ctx.read((tx) =>
    tx.execute<Ambassador>(sql`
    WITH sent AS (
      SELECT referred_by AS id, count(*)::int AS brought FROM people
      WHERE hub_id = ${hub} AND referred_by IS NOT NULL AND merged_into IS NULL GROUP BY referred_by
      ORDER BY 2 DESC LIMIT ${MOST}
    ), named AS (
      SELECT person_id AS id FROM person_roles
      WHERE hub_id = ${hub} AND role = 'ambassador' AND since <= ${day} AND (until IS NULL OR until > ${day})
      LIMIT ${MOST}
    ), both_ways AS (SELECT id FROM sent UNION SELECT id FROM named)
    SELECT p.id, trim(p.first_name || ' ' || p.last_name) AS name,
      EXISTS (SELECT 1 FROM named n WHERE n.id = p.id) AS named,
      CASE WHEN s.brought IS NULL THEN 0 ELSE s.brought END AS brought,
      (SELECT count(*)::int FROM people b WHERE b.hub_id = ${hub} AND b.referred_by = p.id AND b.merged_into IS NULL
        AND EXISTS (SELECT 1 FROM memberships m WHERE m.hub_id = ${hub} AND m.person_id = b.id
          AND m.starts_on <= ${day} AND m.ends_on >= ${day})) AS members
    FROM both_ways w JOIN people p ON p.hub_id = ${hub} AND p.id = w.id LEFT JOIN sent s ON s.id = p.id
    WHERE p.left_at IS NULL
    ORDER BY 4 DESC, 2 LIMIT ${MOST}`),
  )
  return rows
}
