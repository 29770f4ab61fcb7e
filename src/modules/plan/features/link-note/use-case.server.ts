import { type Id, isId } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { getService } from '#modules/catalogue/index.server.ts'
import { measureOf } from '#modules/measures/index.server.ts'
import { getOrganisation } from '#modules/people/index.server.ts'
import type { NoteLink } from '#modules/plan/notes.ts'
import { noteRow, updateNote } from '#modules/plan/notes-store.server.ts'
import { mayWritePlan } from '#modules/plan/permits.ts'
import { assumptionRow, type PlanRow, planRow, touchPlan } from '#modules/plan/store.server.ts'
import { audit, type Ctx } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import type { LinkNoteForm, UnlinkNoteForm } from './form.ts'

type LinkRefusal = 'not_permitted' | 'no_plan' | 'not_found' | 'changed_meanwhile' | 'unknown_choice'

/** Whether the record stands in this hub. */
async function exists(tx: Tx, ctx: Ctx, plan: PlanRow, { kind, id }: NoteLink): Promise<boolean> {
  if (kind === 'measure') return measureOf(id) !== undefined
  if (!isId(id)) return false
  switch (kind) {
    case 'organisation':
      return (await getOrganisation(ctx, id as Id<'Organisation'>)) !== null
    case 'service':
      return (await getService(ctx, id as Id<'Service'>)) !== null
    case 'line': {
      const line = await assumptionRow(tx, plan, id as Id<'Assumption'>)
      return line !== undefined && line.removedAt === null
    }
  }
}

async function setLink(
  ctx: Ctx,
  seen: UnlinkNoteForm,
  link: NoteLink | null,
): Promise<Result<{ id: Id<'Note'>; version: number }, LinkRefusal>> {
  if (!mayWritePlan(ctx.actor)) return refuse('not_permitted')
  return await ctx.together((joined) =>
    joined.tx(async (tx) => {
      const plan = await planRow(tx, ctx, true)
      if (!plan) return refuse('no_plan')
      const note = await noteRow(tx, plan, seen.id)
      if (!note || note.removedAt) return refuse('not_found')
      if (note.version !== seen.version) return refuse('changed_meanwhile')
      if (link && !(await exists(tx, joined, plan, link))) return refuse('unknown_choice', 'link')
      await updateNote(tx, ctx, note, { link })
      await touchPlan(tx, ctx, plan)
      await audit(tx, ctx, link ? 'link' : 'unlink', 'note', note.id, link ? { ...link } : undefined)
      return ok({ id: note.id, version: note.version + 1 })
    }),
  )
}

/** Lets a slip stand for a record, whose live figure it then shows. */
export const linkNote = (ctx: Ctx, { link, ...seen }: LinkNoteForm) => setLink(ctx, seen, link)

/** Takes the link away; the record itself is untouched. */
export const unlinkNote = (ctx: Ctx, seen: UnlinkNoteForm) => setLink(ctx, seen, null)
