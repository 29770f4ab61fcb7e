import { and, eq, inArray, lte, sql } from 'drizzle-orm'
import type { Id } from '#kit/id.ts'
import type { Locale } from '#kit/words.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { CLAIM_MINUTES, type NoticeState } from './rules/states.ts'
import type { TemplateId, TemplateWords } from './rules/templates.ts'
import { notices, noticeTemplates } from './tables.ts'

export type NoticeRow = typeof notices.$inferSelect
export type NewNoticeRow = typeof notices.$inferInsert

/** More values than one statement may carry divided by the columns of a row. */
const ROWS_AT_ONCE = 1000

/** Writes messages; one whose `once` key is taken is passed over. Answers the ids written. */
export async function insertNotices(tx: Tx, rows: readonly NewNoticeRow[]): Promise<Set<Id<'Notice'>>> {
  const written = new Set<Id<'Notice'>>()
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    const done = await tx
      .insert(notices)
      .values(rows.slice(from, from + ROWS_AT_ONCE))
      .onConflictDoNothing()
      .returning({ id: notices.id })
    for (const { id } of done) written.add(id)
  }
  return written
}

/** The hub's own words for these templates; those it did not rewrite are absent. */
export async function ownWords(
  tx: Tx,
  hubId: Id<'Hub'>,
  templates: readonly TemplateId[],
): Promise<(typeof noticeTemplates.$inferSelect)[]> {
  return await tx
    .select()
    .from(noticeTemplates)
    .where(and(eq(noticeTemplates.hubId, hubId), inArray(noticeTemplates.template, [...new Set(templates)])))
}

export async function putWords(
  tx: Tx,
  row: TemplateWords & typeof noticeTemplates.$inferInsert,
): Promise<void> {
  const { hubId, template, locale, ...set } = row
  await tx
    .insert(noticeTemplates)
    .values(row)
    .onConflictDoUpdate({
      target: [noticeTemplates.hubId, noticeTemplates.template, noticeTemplates.locale],
      set,
    })
}

export async function removeWords(
  tx: Tx,
  hubId: Id<'Hub'>,
  template: TemplateId,
  locale: Locale,
): Promise<void> {
  await tx
    .delete(noticeTemplates)
    .where(
      and(
        eq(noticeTemplates.hubId, hubId),
        eq(noticeTemplates.template, template),
        eq(noticeTemplates.locale, locale),
      ),
    )
}

export async function noticeById(tx: Tx, hubId: Id<'Hub'>, id: Id<'Notice'>): Promise<NoticeRow | null> {
  const [row] = await tx
    .select()
    .from(notices)
    .where(and(eq(notices.hubId, hubId), eq(notices.id, id)))
  return row ?? null
}

/**
 * Takes messages that are due, so that no other process sends them: rows locked by another are passed over, and a
 * claim holds for a quarter of an hour. After that its process is taken for dead, and they are due again.
 */
export async function claimDue(tx: Tx, hubId: Id<'Hub'>, now: Date, limit: number): Promise<NoticeRow[]> {
  const due = tx
    .select({ id: notices.id })
    .from(notices)
    .where(
      and(eq(notices.hubId, hubId), inArray(notices.state, ['waiting', 'sending']), lte(notices.dueAt, now)),
    )
    .orderBy(notices.dueAt, notices.id)
    .limit(limit)
    .for('update', { skipLocked: true })
  return await tx
    .update(notices)
    .set({
      state: 'sending',
      dueAt: new Date(now.getTime() + CLAIM_MINUTES * 60_000),
      attempts: sql`${notices.attempts} + 1`,
    })
    .where(and(eq(notices.hubId, hubId), inArray(notices.id, due)))
    .returning()
}

/** Changes a message that is in one of these states, and no other; false when it is not, or no longer. */
export async function changeNotice(
  tx: Tx,
  hubId: Id<'Hub'>,
  id: Id<'Notice'>,
  from: readonly NoticeState[],
  change: Partial<NewNoticeRow>,
): Promise<boolean> {
  const done = await tx
    .update(notices)
    .set(change)
    .where(and(eq(notices.hubId, hubId), eq(notices.id, id), inArray(notices.state, [...from])))
    .returning({ id: notices.id })
  return done.length > 0
}
