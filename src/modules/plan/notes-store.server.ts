import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { type Id, newId } from '#kit/id.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import type { TemplateNote } from './notes.ts'
import type { Block } from './rules/vocabulary.ts'
import type { PlanRow } from './store.server.ts'
import { canvasNotes } from './tables.ts'

export type NoteRow = typeof canvasNotes.$inferSelect

export async function noteRows(tx: Tx, plan: PlanRow): Promise<NoteRow[]> {
  const { hubId, planId, removedAt, position, id } = canvasNotes
  return await tx
    .select()
    .from(canvasNotes)
    .where(and(eq(hubId, plan.hubId), eq(planId, plan.id), isNull(removedAt)))
    .orderBy(asc(position), asc(id))
}

/** One note, removed or not. */
export async function noteRow(tx: Tx, plan: PlanRow, id: Id<'Note'>): Promise<NoteRow | undefined> {
  const own = and(eq(canvasNotes.hubId, plan.hubId), eq(canvasNotes.planId, plan.id), eq(canvasNotes.id, id))
  const [row] = await tx.select().from(canvasNotes).where(own)
  return row
}

/** Ids of a block's notes, in order. */
export async function noteOrder(tx: Tx, plan: PlanRow, block: Block): Promise<Id<'Note'>[]> {
  const { hubId, planId, removedAt, position, id } = canvasNotes
  const rows = await tx
    .select({ id })
    .from(canvasNotes)
    .where(and(eq(hubId, plan.hubId), eq(planId, plan.id), eq(canvasNotes.block, block), isNull(removedAt)))
    .orderBy(asc(position), asc(id))
  return rows.map((row) => row.id)
}

/** Gives the notes of a block the positions 0, 1, 2… in this order, in one statement. */
export async function putInOrder(tx: Tx, plan: PlanRow, ids: readonly Id<'Note'>[]): Promise<void> {
  if (ids.length === 0) return
  const pairs = sql.join(
    ids.map((id, position) => sql`(${id}::uuid, ${position}::int)`),
    sql`, `,
  )
  await tx.execute(
    sql`UPDATE canvas_notes n SET position = v.position FROM (VALUES ${pairs}) AS v(id, position)
        WHERE n.hub_id = ${plan.hubId} AND n.id = v.id`,
  )
}

export const noteToInsert = (
  ctx: Ctx,
  planId: Id<'Plan'>,
  note: TemplateNote,
  position: number,
): typeof canvasNotes.$inferInsert => ({
  hubId: ctx.hub.id,
  id: newId<'Note'>(),
  planId,
  block: note.block,
  position,
  text: note.text,
  colour: note.colour ?? 'paper',
  pillar: note.pillar ?? null,
  side: note.block === 'beneficiaries' ? (note.side ?? 'direct') : null,
  version: 1,
  createdAt: ctx.now(),
  updatedAt: ctx.now(),
})

export async function insertNotes(tx: Tx, rows: readonly (typeof canvasNotes.$inferInsert)[]): Promise<void> {
  if (rows.length > 0) await tx.insert(canvasNotes).values([...rows])
}

export async function updateNote(
  tx: Tx,
  ctx: Ctx,
  row: NoteRow,
  set: Partial<typeof canvasNotes.$inferInsert>,
): Promise<void> {
  await tx
    .update(canvasNotes)
    .set({ ...set, version: row.version + 1, updatedAt: ctx.now() })
    .where(and(eq(canvasNotes.hubId, row.hubId), eq(canvasNotes.id, row.id)))
}
