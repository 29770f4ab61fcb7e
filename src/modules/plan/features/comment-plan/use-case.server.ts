import { and, eq } from 'drizzle-orm'
import { type Id, newId } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { type CommentRow, commentRow, commentRows } from '#modules/plan/comments-store.server.ts'
import { noteRow } from '#modules/plan/notes-store.server.ts'
import { mayCommentPlan } from '#modules/plan/permits.ts'
import { assumptionRow, type PlanRow, planRow, scenarioRows } from '#modules/plan/store.server.ts'
import { planComments } from '#modules/plan/tables.ts'
import { audit, type Ctx, once } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import type { AddCommentForm, CommentSeenForm, EditCommentForm, Subject } from './form.ts'

type CommentId = { id: Id<'Comment'> }
type CommentRefusal =
  | 'not_permitted'
  | 'no_plan'
  | 'not_found'
  | 'changed_meanwhile'
  | 'not_yours'
  | 'too_many_comments'

const MOST_OPEN = 1000

/** The id of what is spoken of, when it is there; the plan's own for the whole. */
async function subjectId(tx: Tx, plan: PlanRow, subject: Subject): Promise<string | null> {
  switch (subject.kind) {
    case 'plan':
      return plan.id
    case 'note': {
      const note = await noteRow(tx, plan, subject.id as Id<'Note'>)
      return note && !note.removedAt ? note.id : null
    }
    case 'line': {
      const line = await assumptionRow(tx, plan, subject.id as Id<'Assumption'>)
      return line && !line.removedAt ? line.id : null
    }
    case 'scenario':
      return (await scenarioRows(tx, plan)).find((one) => one.id === subject.id)?.id ?? null
  }
}

async function withPlan(
  ctx: Ctx,
  work: (tx: Tx, plan: PlanRow) => Promise<Result<CommentId, CommentRefusal>>,
): Promise<Result<CommentId, CommentRefusal>> {
  if (!mayCommentPlan(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx(async (tx) => {
    const plan = await planRow(tx, ctx)
    return plan ? await work(tx, plan) : refuse('no_plan')
  })
}

/** Says something of a slip, a line, a scenario or the whole plan. */
export async function addComment(
  ctx: Ctx,
  input: AddCommentForm,
): Promise<Result<CommentId, CommentRefusal>> {
  return await withPlan(ctx, (tx, plan) =>
    once<CommentId, CommentRefusal>(tx, ctx, input.idempotencyKey, async () => {
      const about = await subjectId(tx, plan, input.on)
      if (!about) return refuse('not_found', 'on')
      if ((await commentRows(tx, plan)).length >= MOST_OPEN) return refuse('too_many_comments')
      const id = newId<'Comment'>()
      await tx.insert(planComments).values({
        hubId: ctx.hub.id,
        id,
        planId: plan.id,
        subjectKind: input.on.kind,
        subjectId: about,
        text: input.text,
        author: ctx.actor.name,
        userId: ctx.actor.userId,
        at: ctx.now(),
        version: 1,
      })
      await audit(tx, ctx, 'add', 'plan_comment', id)
      return ok({ id })
    }),
  )
}

/** Whoever wrote it: the account, and the name for what the system says itself. */
export const isMine = (ctx: Ctx, row: Pick<CommentRow, 'userId' | 'author'>): boolean =>
  row.userId === ctx.actor.userId && (row.userId !== null || row.author === ctx.actor.name)

async function change(
  ctx: Ctx,
  seen: CommentSeenForm,
  verb: string,
  { removed = false, own = false }: { removed?: boolean; own?: boolean },
  set: Partial<typeof planComments.$inferInsert>,
): Promise<Result<CommentId, CommentRefusal>> {
  return await withPlan(ctx, async (tx, plan) => {
    const row = await commentRow(tx, plan, seen.id)
    if (!row) return refuse('not_found')
    if (own && !isMine(ctx, row)) return refuse('not_yours')
    if (row.version !== seen.version || (row.removedAt !== null) !== removed)
      return refuse('changed_meanwhile')
    const written = await tx
      .update(planComments)
      .set({ ...set, version: row.version + 1 })
      .where(
        and(
          eq(planComments.hubId, row.hubId),
          eq(planComments.id, row.id),
          eq(planComments.version, row.version),
        ),
      )
      .returning({ id: planComments.id })
    // Two hands at once: the plan's row is not locked for what people say of it.
    if (written.length === 0) return refuse('changed_meanwhile')
    await audit(tx, ctx, verb, 'plan_comment', row.id)
    return ok({ id: row.id })
  })
}

export const editComment = (ctx: Ctx, { text, ...seen }: EditCommentForm) =>
  change(ctx, seen, 'edit', { own: true }, { text, editedAt: ctx.now() })

/** Takes one's own comment away; `restoreComment` puts it back. */
export const removeComment = (ctx: Ctx, seen: CommentSeenForm) =>
  change(ctx, seen, 'remove', { own: true }, { removedAt: ctx.now() })

export const restoreComment = (ctx: Ctx, seen: CommentSeenForm) =>
  change(ctx, seen, 'restore', { own: true, removed: true }, { removedAt: null })

/** Settled: it leaves the open ones, and stays in the history. Anybody who may comment may settle. */
export const resolveComment = (ctx: Ctx, seen: CommentSeenForm) =>
  change(ctx, seen, 'resolve', {}, { resolvedAt: ctx.now(), resolvedBy: ctx.actor.name })

export const reopenComment = (ctx: Ctx, seen: CommentSeenForm) =>
  change(ctx, seen, 'reopen', {}, { resolvedAt: null, resolvedBy: null })
