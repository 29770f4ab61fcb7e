import { sql } from 'drizzle-orm'
import type { Id } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { audit, type Ctx } from '#platform/context/ctx.server.ts'
import type { MatchCode } from './match-codes.ts'
import { mayKeepBank } from './permits.ts'

/** Forgets a rule; what it noted stays. */
export async function forgetRule(ctx: Ctx, id: Id<'BankRule'>): Promise<Result<null, MatchCode>> {
  if (!mayKeepBank(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx(async (tx) => {
    const { rowCount } = await tx.execute(
      sql`DELETE FROM bank_rules WHERE hub_id = ${ctx.hub.id} AND id = ${id}`,
    )
    if (!rowCount) return refuse('not_found')
    await audit(tx, ctx, 'forget', 'bank-rule', id, {})
    return ok(null)
  })
}
