import { and, desc, eq, inArray } from 'drizzle-orm'
import type { Db } from '../db/db.server.ts'
import { auditLog } from '../db/tables.ts'
import { user } from '../session/tables.ts'
import type { Ctx } from './ctx.server.ts'

export type HistoryLine = {
  id: string
  at: Date
  verb: string
  /** Name of the account; null when the system did it or the account is gone. */
  who: string | null
  detail: Record<string, unknown> | null
}

/** Names of accounts, in one query. Accounts belong to no hub, hence the role of accounts. */
export async function accountNames(db: Db, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  if (wanted.length === 0) return new Map()
  const rows = await db.auth
    .select({ id: user.id, name: user.name })
    .from(user)
    .where(inArray(user.id, wanted))
  return new Map(rows.map((row) => [row.id, row.name]))
}

/** What `audit` kept about one record (or several that became one), the newest first. */
export async function historyOf(
  ctx: Ctx,
  db: Db,
  noun: string,
  subjectId: string | readonly string[],
  limit = 50,
): Promise<HistoryLine[]> {
  const rows = await ctx.read((tx) =>
    tx
      .select()
      .from(auditLog)
      .where(
        and(
          eq(auditLog.hubId, ctx.hub.id),
          eq(auditLog.noun, noun),
          inArray(auditLog.subjectId, [subjectId].flat()),
        ),
      )
      .orderBy(desc(auditLog.id))
      .limit(limit),
  )
  const names = await accountNames(
    db,
    rows.map((row) => row.userId),
  )
  return rows.map(({ id, at, verb, userId, detail }) => ({
    id,
    at,
    verb,
    who: userId === null ? null : (names.get(userId) ?? null),
    detail,
  }))
}
