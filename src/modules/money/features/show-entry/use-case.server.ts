import { type Id, newId } from '#kit/id.ts'
import { negate } from '#kit/money.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { type Posted, postReversal } from '#modules/money/ledger.server.ts'
import { fr } from '#modules/money/messages.fr.ts'
import { mayKeepBooks } from '#modules/money/permits.ts'
import type { UndoRefusal } from '#modules/money/rules/refusals.ts'
import { insertOperation, operationByEntry } from '#modules/money/store.server.ts'
import { audit, type Ctx } from '#platform/context/ctx.server.ts'
import { searchWords } from '#platform/lists/search.ts'

/** Takes an operation back, once, with a reason: its mirror of today. Named by the entry that people see. */
export async function reverseOperation(
  ctx: Ctx,
  input: { readonly entryId: Id<'Entry'>; readonly why: string },
): Promise<Result<Posted, UndoRefusal>> {
  if (!mayKeepBooks(ctx.actor)) return refuse('not_permitted')
  const why = input.why.trim()
  if (!why) return refuse('required', 'why')
  return await ctx.tx(async (tx) => {
    const done = await operationByEntry(tx, ctx.hub.id, input.entryId)
    if (!done) return refuse('not_found')
    if (done.reverses) return refuse('is_a_reversal')
    const posted = await postReversal(tx, ctx, {
      entryId: done.entryId,
      label: fr.operations.reversalLabel,
      why,
    })
    if (!posted.ok) return posted
    const { search: _search, ...kept } = done
    await insertOperation(tx, {
      ...kept,
      id: newId<'Operation'>(),
      day: ctx.today(),
      amount: negate(done.amount),
      entryId: posted.value.entryId,
      reverses: done.id,
      why,
      recordedAt: ctx.now(),
      userId: ctx.actor.userId,
      words: searchWords(posted.value.number, done.partyName, done.label, done.reference),
    })
    await audit(tx, ctx, 'reverse', 'operation', done.id, { number: posted.value.number, why })
    return ok(posted.value)
  })
}
