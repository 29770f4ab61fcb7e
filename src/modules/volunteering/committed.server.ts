import { sql } from 'drizzle-orm'
import type { Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'

/** Somebody with a record here who gave time or held a session. */
export type Giver = {
  personId: Id<'Person'>
  name: string
  /** Volunteer minutes since `recent`, and lines noted since `from`. */
  minutes: number
  lines: number
  /** Sessions held since `from`, and the day of the first ever. */
  sessions: number
  firstSession: Day | null
}

/** Beyond this many people a list of names helps nobody. */
const MOST = 200

/**
 * Who gave time or held a session from a day on, one row per record: what an account noted counts for the person whose
 * account it is. Employees' hours are paid, and their sessions their work: neither is counted. One statement.
 */
export async function committedBetween(ctx: Ctx, from: Day, recent: Day, to: Day): Promise<Giver[]> {
  const hub = sql`${ctx.hub.id}::uuid`
  const { rows } = await ctx.read((tx) =>
    tx.execute<Giver>(sql`
    WITH given AS (
      SELECT CASE WHEN t.person_id IS NOT NULL THEN t.person_id
        ELSE (SELECT p.id FROM people p WHERE p.hub_id = ${hub} AND p.user_id = t.user_id) END AS person_id,
        t.name, t.day, t.minutes
      FROM timesheets t
      WHERE t.hub_id = ${hub} AND t.day >= ${from} AND t.day <= ${to} AND t.kind = 'volunteer' AND t.minutes > 0
        AND NOT EXISTS (SELECT 1 FROM timesheets l WHERE l.hub_id = ${hub} AND l.corrects = t.id)
    ), held AS (
      SELECT k.person_id, k.name, s.day
      FROM staffed_sessions s JOIN session_holders k ON k.hub_id = ${hub} AND k.session_id = s.id
      WHERE s.hub_id = ${hub} AND s.day >= ${from} AND s.day <= ${to} AND NOT s.cancelled AND k.kind <> 'employee'
        AND NOT EXISTS (SELECT 1 FROM staffed_sessions l WHERE l.hub_id = ${hub} AND l.corrects = s.id)
    ), found AS (
      SELECT person_id, name, CASE WHEN day >= ${recent} THEN minutes ELSE 0 END AS minutes, 1 AS lines, 0 AS sessions
      FROM given WHERE person_id IS NOT NULL
      UNION ALL SELECT person_id, name, 0, 0, 1 FROM held WHERE person_id IS NOT NULL
    ), summed AS (
      SELECT person_id, max(name) AS name, sum(minutes)::int AS minutes, sum(lines)::int AS lines,
        sum(sessions)::int AS sessions
      FROM found GROUP BY person_id ORDER BY 3 DESC, 4 DESC LIMIT ${MOST}
    )
    SELECT person_id AS "personId", name, minutes, lines, sessions, (
      SELECT min(s.day)::text FROM session_holders k
        JOIN staffed_sessions s ON s.hub_id = ${hub} AND s.id = k.session_id
      WHERE k.hub_id = ${hub} AND k.person_id = summed.person_id AND k.kind <> 'employee' AND NOT s.cancelled
    ) AS "firstSession"
    FROM summed ORDER BY minutes DESC, name`),
  )
  return rows
}
