import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import type { Id } from '#kit/id.ts'
import type { Tx } from '#platform/db/db.server.ts'
import type { CommentSubject } from './comments.ts'
import type { PlanRow } from './store.server.ts'
import { planComments } from './tables.ts'

export type CommentRow = typeof planComments.$inferSelect

const shown = (plan: PlanRow) =>
  and(eq(planComments.hubId, plan.hubId), eq(planComments.planId, plan.id), isNull(planComments.removedAt))

/** Comments in the order they were written; open ones only unless told. A plan holds a thousand open ones at most. */
export async function commentRows(tx: Tx, plan: PlanRow, all = false, limit = 1000): Promise<CommentRow[]> {
  return await tx
    .select()
    .from(planComments)
    .where(and(shown(plan), all ? undefined : isNull(planComments.resolvedAt)))
    .orderBy(asc(planComments.id))
    .limit(limit)
}

/** One comment, removed or not. */
export async function commentRow(tx: Tx, plan: PlanRow, id: Id<'Comment'>): Promise<CommentRow | undefined> {
  const own = and(eq(planComments.hubId, plan.hubId), eq(planComments.planId, plan.id))
  const [row] = await tx
    .select()
    .from(planComments)
    .where(and(own, eq(planComments.id, id)))
  return row
}

export type OpenComments = ReadonlyMap<string, number>
export const subjectKey = (kind: CommentSubject, id: string): string => `${kind}:${id}`

/** How many open comments each thing carries, by `subjectKey`: one query for the board or the list of lines. */
export async function openComments(tx: Tx, plan: PlanRow): Promise<OpenComments> {
  const { subjectKind, subjectId } = planComments
  const rows = await tx
    .select({ kind: subjectKind, id: subjectId, n: sql<number>`count(*)::int` })
    .from(planComments)
    .where(and(shown(plan), isNull(planComments.resolvedAt)))
    .groupBy(subjectKind, subjectId)
  return new Map(rows.map((row) => [subjectKey(row.kind, row.id), row.n]))
}
