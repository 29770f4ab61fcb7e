import { and, eq, isNotNull, sql } from 'drizzle-orm'
import type { Day } from '#kit/day.ts'
import { type Id, newId } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { audit, type Ctx, once } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { type Posted, post, postReversal } from '../ledger.server.ts'
import { fr } from '../messages.books.fr.ts'
import { mayKeepBooks } from '../permits.ts'
import type { ByHandRefusal } from '../rules/book-refusals.ts'
import type { Journal } from '../rules/entry.ts'
import { type EntryLine, pair } from '../rules/pairing.ts'
import { entryById } from '../store.server.ts'
import { accounts } from '../tables.ts'
import { accruals } from './tables.ts'

export type NewEntryByHand = {
  readonly journal: Journal
  readonly day: Day
  readonly label: string
  /** What stands on the paper: an invoice's number, a decision's day. */
  readonly reference?: string
  readonly lines: readonly EntryLine[]
  /** From when the entry is taken back by itself: the first day of the period it truly belongs to. */
  readonly reversesOn?: Day
  readonly idempotencyKey?: string
}
/**
 * Writes an entry of several lines as an accountant does. One that only moves a cost or a product to another period says
 * when it is taken back; when that day has come already, it is taken back at once.
 */
export async function recordByHand(ctx: Ctx, input: NewEntryByHand): Promise<Result<Posted, ByHandRefusal>> {
  if (!mayKeepBooks(ctx.actor)) return refuse('not_permitted')
  if (input.reversesOn && input.reversesOn <= input.day) return refuse('reverses_too_soon', 'reversesOn')
  const paired = pair(input.lines)
  if (!paired.ok) return refuse(paired.code, 'lines')
  return await ctx.tx((tx) =>
    once(tx, ctx, input.idempotencyKey, async () => {
      if (await someRetired(tx, ctx, input.lines)) return refuse('retired_account', 'lines')
      const posted = await post(tx, ctx, {
        journal: input.journal,
        day: input.day,
        label: input.label,
        piece: { kind: 'manual', id: newId<'Piece'>(), isNew: true, ref: input.reference },
        transfers: paired.value,
      })
      if (!posted.ok) return posted.code === 'unknown_account' ? refuse(posted.code, 'lines') : posted
      const { entryId } = posted.value
      await audit(tx, ctx, 'record', 'entry', entryId, { number: posted.value.number })
      if (input.reversesOn) {
        await tx.insert(accruals).values({ hubId: ctx.hub.id, entryId, reversesOn: input.reversesOn })
        if (input.reversesOn <= ctx.today())
          await takeBack(tx, ctx, { entryId, reversesOn: input.reversesOn })
      }
      return posted
    }),
  )
}

async function someRetired(tx: Tx, ctx: Ctx, lines: readonly EntryLine[]): Promise<boolean> {
  const retired = await tx
    .select({ code: accounts.code })
    .from(accounts)
    .where(and(eq(accounts.hubId, ctx.hub.id), isNotNull(accounts.retiredOn)))
  return retired.some(({ code }) => lines.some((line) => line.account === code))
}

type Accrual = { entryId: Id<'Entry'>; reversesOn: Day }

/** On the day it was meant for; today when that day was closed meanwhile. */
async function takeBack(tx: Tx, ctx: Ctx, { entryId, reversesOn }: Accrual): Promise<void> {
  const reversal = { entryId, label: fr.entry.accrualBack, why: fr.entry.accrualWhy }
  const done = await postReversal(tx, ctx, { ...reversal, day: reversesOn })
  if (!done.ok && done.code === 'closed_period') await postReversal(tx, ctx, reversal)
}

/** Takes back every accrual whose day has come. Lived twice, or late, it comes to the same. */
export const takeBackAccruals = (ctx: Ctx): Promise<void> =>
  ctx.tx(async (tx) => {
    const { rows } = await tx.execute<Accrual>(sql`
      SELECT a.entry_id AS "entryId", a.reverses_on AS "reversesOn" FROM accruals a
      WHERE a.hub_id = ${ctx.hub.id} AND a.reverses_on <= ${ctx.today()}
        AND NOT EXISTS (SELECT FROM entries e
          WHERE e.hub_id = a.hub_id AND e.piece_kind = 'reversal' AND e.piece_id = a.entry_id::text)
      ORDER BY a.reverses_on, a.entry_id`)
    // A year ends with a handful of them.
    for (const accrual of rows) await takeBack(tx, ctx, accrual)
  })

/** Takes an entry written by hand back, once, with a reason. */
export async function reverseByHand(
  ctx: Ctx,
  input: { readonly entryId: Id<'Entry'>; readonly why: string },
) {
  if (!mayKeepBooks(ctx.actor)) return refuse('not_permitted')
  const why = input.why.trim()
  if (!why) return refuse('required', 'why')
  return await ctx.tx(async (tx) => {
    const entry = await entryById(tx, ctx.hub.id, input.entryId)
    if (entry?.pieceKind !== 'manual' && entry?.pieceKind !== 'opening') return refuse('not_found')
    const posted = await postReversal(tx, ctx, { entryId: entry.id, label: fr.entry.takenBack, why })
    if (!posted.ok) return posted
    await audit(tx, ctx, 'reverse', 'entry', entry.id, { number: posted.value.number, why })
    return ok(posted.value)
  })
}
