import { and, asc, eq, gte, inArray, isNull, lte, sql } from 'drizzle-orm'
import type { Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { rounds } from '../day/tables.ts'
import { roundErrands } from '../errands/tables.ts'
import { roundTemplateSkips, roundTemplates } from './tables.ts'

type HubId = Id<'Hub'>
type TemplateId = Id<'RoundTemplate'>
export type TemplateRow = typeof roundTemplates.$inferSelect
export type NewTemplate = typeof roundTemplates.$inferInsert

/** More models than days of a fortnight by vehicle: a page shows them all. */
export const MOST_TEMPLATES = 100

/** The models in use, by name. */
export const templatesOf = (tx: Tx, hubId: HubId): Promise<TemplateRow[]> =>
  tx
    .select()
    .from(roundTemplates)
    .where(and(eq(roundTemplates.hubId, hubId), isNull(roundTemplates.removedAt)))
    .orderBy(asc(roundTemplates.name))
    .limit(MOST_TEMPLATES)

/** One model, removed ones too; locked until the transaction ends when it is about to change. */
export async function templateById(
  tx: Tx,
  hubId: HubId,
  id: TemplateId,
  lock = false,
): Promise<TemplateRow | null> {
  const query = tx
    .select()
    .from(roundTemplates)
    .where(and(eq(roundTemplates.hubId, hubId), eq(roundTemplates.id, id)))
  const [row] = await (lock ? query.for('update') : query)
  return row ?? null
}

export const insertTemplate = (tx: Tx, row: NewTemplate) => tx.insert(roundTemplates).values(row)

export const updateTemplate = (tx: Tx, hubId: HubId, id: TemplateId, set: Partial<NewTemplate>) =>
  tx
    .update(roundTemplates)
    .set(set)
    .where(and(eq(roundTemplates.hubId, hubId), eq(roundTemplates.id, id)))

/** Writers of one hub's models wait for each other: two never share a name. */
export async function lockTemplates(tx: Tx, hubId: HubId): Promise<void> {
  await tx.execute(sql`SELECT pg_advisory_xact_lock(hashtextextended(${`round templates ${hubId}`}, 0))`)
}

export async function addSkip(tx: Tx, row: typeof roundTemplateSkips.$inferInsert): Promise<void> {
  await tx.insert(roundTemplateSkips).values(row).onConflictDoNothing()
}

export const dropSkip = (tx: Tx, hubId: HubId, templateId: TemplateId, day: Day) =>
  tx
    .delete(roundTemplateSkips)
    .where(
      and(
        eq(roundTemplateSkips.hubId, hubId),
        eq(roundTemplateSkips.templateId, templateId),
        eq(roundTemplateSkips.day, day),
      ),
    )

export type SkipRow = typeof roundTemplateSkips.$inferSelect

/** Days that models skip, from one day to another. */
export const skipsBetween = (tx: Tx, hubId: HubId, from: Day, to: Day): Promise<SkipRow[]> =>
  tx
    .select()
    .from(roundTemplateSkips)
    .where(
      and(
        eq(roundTemplateSkips.hubId, hubId),
        gte(roundTemplateSkips.day, from),
        lte(roundTemplateSkips.day, to),
      ),
    )
    .orderBy(asc(roundTemplateSkips.day))

/** The rounds that models made for a day, and that nobody cancelled. */
export async function roundsMade(
  tx: Tx,
  hubId: HubId,
  day: Day,
): Promise<Map<TemplateId, { number: string }>> {
  const rows = await tx
    .select({ templateId: rounds.templateId, number: rounds.number })
    .from(rounds)
    .where(
      and(
        eq(rounds.hubId, hubId),
        eq(rounds.day, day),
        sql`${rounds.templateId} is not null and ${rounds.state} <> 'cancelled'`,
      ),
    )
  return new Map(
    rows.flatMap(({ templateId, number }) => (templateId ? [[templateId, { number }] as const] : [])),
  )
}

/** The errands that models made for a day already, whatever became of them. */
export const errandsMade = (tx: Tx, hubId: HubId, day: Day, ids: readonly TemplateId[]) =>
  tx
    .select({
      id: roundErrands.id,
      templateId: roundErrands.templateId,
      line: roundErrands.templateLine,
      state: roundErrands.state,
    })
    .from(roundErrands)
    .where(
      and(
        eq(roundErrands.hubId, hubId),
        inArray(roundErrands.templateId, [...ids]),
        eq(roundErrands.day, day),
        sql`${roundErrands.templateId} is not null`,
      ),
    )
