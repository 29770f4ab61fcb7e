import type { Id } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { MAX_NOTES_IN_BLOCK } from '#modules/plan/notes.ts'
import {
  insertNotes,
  type NoteRow,
  noteOrder,
  noteRow,
  noteToInsert,
  putInOrder,
  updateNote,
} from '#modules/plan/notes-store.server.ts'
import { mayWritePlan } from '#modules/plan/permits.ts'
import { type PlanRow, planRow, touchPlan } from '#modules/plan/store.server.ts'
import { audit, type Ctx, once } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import type { AddNoteForm, EditNoteForm, MoveNoteForm, NoteSeenForm, RecolourNoteForm } from './form.ts'

type NoteId = { id: Id<'Note'> }
type BoardRefusal = 'not_permitted' | 'no_plan' | 'too_many_notes'
type NoteRefusal = BoardRefusal | 'not_found' | 'changed_meanwhile'

async function withPlan<T, Code extends string>(
  ctx: Ctx,
  work: (tx: Tx, plan: PlanRow) => Promise<Result<T, Code>>,
): Promise<Result<T, Code | 'not_permitted' | 'no_plan'>> {
  if (!mayWritePlan(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx(async (tx) => {
    const plan = await planRow(tx, ctx, true)
    return plan ? await work(tx, plan) : refuse('no_plan')
  })
}

/** Changes one note that is still as the person saw it. */
async function change(
  ctx: Ctx,
  seen: NoteSeenForm,
  verb: string,
  work: (tx: Tx, note: NoteRow, plan: PlanRow) => Promise<Result<undefined, 'too_many_notes'>>,
  removed = false,
): Promise<Result<NoteId, NoteRefusal>> {
  return await withPlan(ctx, async (tx, plan) => {
    const note = await noteRow(tx, plan, seen.id)
    if (!note) return refuse('not_found')
    if (note.version !== seen.version || (note.removedAt !== null) !== removed)
      return refuse('changed_meanwhile')
    const done = await work(tx, note, plan)
    if (!done.ok) return done
    await touchPlan(tx, ctx, plan)
    await audit(tx, ctx, verb, 'note', note.id)
    return ok({ id: note.id })
  })
}

/** Adds a slip at the end of a block. */
export async function addNote(ctx: Ctx, input: AddNoteForm): Promise<Result<NoteId, BoardRefusal>> {
  return await withPlan(ctx, (tx, plan) =>
    once(tx, ctx, input.idempotencyKey, async () => {
      const order = await noteOrder(tx, plan, input.block)
      if (order.length >= MAX_NOTES_IN_BLOCK) return refuse('too_many_notes', 'text')
      const { idempotencyKey: _, ...written } = input
      const row = noteToInsert(ctx, plan.id, written, order.length)
      await insertNotes(tx, [row])
      await putInOrder(tx, plan, [...order, row.id])
      await touchPlan(tx, ctx, plan)
      await audit(tx, ctx, 'add', 'note', row.id)
      return ok({ id: row.id })
    }),
  )
}

/** Rewrites a slip: its words, its pillar, its paper, its side. */
export async function editNote(ctx: Ctx, input: EditNoteForm): Promise<Result<NoteId, NoteRefusal>> {
  return await change(ctx, input, 'edit', async (tx, note) => {
    await updateNote(tx, ctx, note, {
      text: input.text,
      colour: input.colour ?? note.colour,
      pillar: input.pillar ?? null,
      side: note.block === 'beneficiaries' ? (input.side ?? note.side) : null,
    })
    return ok(undefined)
  })
}

export async function recolourNote(ctx: Ctx, input: RecolourNoteForm): Promise<Result<NoteId, NoteRefusal>> {
  return await change(ctx, input, 'recolour', async (tx, note) => {
    await updateNote(tx, ctx, note, { colour: input.colour })
    return ok(undefined)
  })
}

/** Moves a slip to a place of a block; the others keep their order, the beneficiaries' side is kept or given. */
export async function moveNote(ctx: Ctx, input: MoveNoteForm): Promise<Result<NoteId, NoteRefusal>> {
  return await change(ctx, input, 'move', async (tx, note, plan) => {
    const order = (await noteOrder(tx, plan, input.block)).filter((id) => id !== note.id)
    if (order.length >= MAX_NOTES_IN_BLOCK) return refuse('too_many_notes')
    order.splice(input.position ?? order.length, 0, note.id)
    const side = input.block === 'beneficiaries' ? (input.side ?? note.side ?? 'direct') : null
    await updateNote(tx, ctx, note, { block: input.block, side })
    await putInOrder(tx, plan, order)
    return ok(undefined)
  })
}

/** Takes a slip off the board; `restoreNote` puts it back in its place. */
export async function removeNote(ctx: Ctx, input: NoteSeenForm): Promise<Result<NoteId, NoteRefusal>> {
  return await change(ctx, input, 'remove', async (tx, note) => {
    await updateNote(tx, ctx, note, { removedAt: ctx.now() })
    return ok(undefined)
  })
}

export async function restoreNote(ctx: Ctx, input: NoteSeenForm): Promise<Result<NoteId, NoteRefusal>> {
  return await change(
    ctx,
    input,
    'restore',
    async (tx, note) => {
      await updateNote(tx, ctx, note, { removedAt: null })
      return ok(undefined)
    },
    true,
  )
}
