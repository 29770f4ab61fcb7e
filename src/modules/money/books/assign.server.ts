import { sql } from 'drizzle-orm'
import type { Day } from '#kit/day.ts'
import { type Cents, cents, negate, zero } from '#kit/money.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { audit, type Ctx, once } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { type Posted, post } from '../ledger.server.ts'
import { fr } from '../messages.books.fr.ts'
import { mayCloseBooks } from '../permits.ts'
import { resultAccount } from '../rules/openings.ts'
import type { PostRefusal } from '../rules/refusals.ts'
import { entryOfPiece, lockPiece } from '../store.server.ts'
import { fiscalClosings } from './tables.ts'

type Closed = { result: Cents; endsOn: Day }

async function closedYear(tx: Tx, ctx: Ctx, year: string): Promise<Closed | null> {
  const [row] = await tx
    .select({ result: fiscalClosings.result, endsOn: fiscalClosings.endsOn })
    .from(fiscalClosings)
    .where(sql`hub_id = ${ctx.hub.id} AND year = ${year}`)
  return row ?? null
}

/** Cents of a closed year's result that the members have not assigned yet; zero when there is nothing to assign. */
export const resultToAssign = (ctx: Ctx, year: string): Promise<Cents> =>
  ctx.read(async (tx) => {
    const closed = await closedYear(tx, ctx, year)
    if (!closed || closed.result === zero) return zero
    return (await entryOfPiece(tx, ctx.hub.id, 'result', year)) ? zero : closed.result
  })

/**
 * Carries a closed year's result to retained funds (110, or 119 for a deficit), once, on the day of the members'
 * decision: an ordinary entry, for the openings hold the result in 120 or 129.
 */
export async function assignResult(
  ctx: Ctx,
  input: { readonly year: string; readonly day: Day; readonly idempotencyKey?: string },
): Promise<Result<Posted, PostRefusal | 'not_permitted' | 'not_found'>> {
  if (!mayCloseBooks(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx((tx) =>
    once(tx, ctx, input.idempotencyKey, async () => {
      await lockPiece(tx, ctx.hub.id, 'result', input.year)
      const closed = await closedYear(tx, ctx, input.year)
      if (!closed || closed.result === zero) return refuse('not_found')
      const { result } = closed
      const waits = resultAccount(result)
      const amount = cents(result < zero ? negate(result) : result)
      const posted = await post(tx, ctx, {
        journal: 'misc',
        day: input.day,
        label: fr.year.assignLabel(input.year),
        piece: { kind: 'result', id: input.year },
        transfers: [
          result < zero ? { debit: '119', credit: waits, amount } : { debit: waits, credit: '110', amount },
        ],
      })
      if (!posted.ok) return posted
      await audit(tx, ctx, 'assign', 'fiscal-year', input.year)
      return ok(posted.value)
    }),
  )
}
