import type { Id } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { mayKeepBooks } from '#modules/money/permits.ts'
import { audit, type Ctx } from '#platform/context/ctx.server.ts'
import { filesOf, type KeptFile, keepFile, type Subject } from '#platform/files/files.server.ts'
import type { Upload } from '#platform/files/upload.ts'

export const subjectOf = (entryId: Id<'Entry'>): Subject => ({ kind: 'entry', id: entryId })

/** Joins the paper behind an entry (invoice, agreement, receipt). It stays: the books keep their proofs ten years. */
export async function attachFile(
  ctx: Ctx,
  entryId: Id<'Entry'>,
  upload: Upload,
): Promise<Result<{ id: Id<'File'> }, 'not_permitted'>> {
  if (!mayKeepBooks(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx(async (tx) => {
    const id = await keepFile(tx, ctx, subjectOf(entryId), upload)
    await audit(tx, ctx, 'attach', 'entry', entryId, { fileId: id })
    return ok({ id })
  })
}

export const filesOfEntry = (ctx: Ctx, entryId: Id<'Entry'>): Promise<KeptFile[]> =>
  ctx.read((tx) => filesOf(tx, ctx, subjectOf(entryId)))
