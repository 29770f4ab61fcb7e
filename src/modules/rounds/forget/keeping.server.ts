import { eq } from 'drizzle-orm'
import { ok, type Result, refuse } from '#kit/result.ts'
import { audit, type Ctx } from '#platform/context/ctx.server.ts'
import { mayKeepTravel } from '../travel/permits.ts'
import { roundKeeping } from './tables.ts'

/** A year: long enough for a question about last season, and no law asks for more. */
export const USUAL_MONTHS = 12
export const [LEAST_MONTHS, MOST_MONTHS] = [1, 60]

/** Months that a hub keeps names and phones after an errand is over. */
export async function monthsKept(ctx: Ctx): Promise<number> {
  const [row] = await ctx.read((tx) =>
    tx.select({ months: roundKeeping.months }).from(roundKeeping).where(eq(roundKeeping.hubId, ctx.hub.id)),
  )
  return row?.months ?? USUAL_MONTHS
}

/** Says it anew: the next night follows. */
export async function keepMonths(
  ctx: Ctx,
  months: number,
): Promise<Result<null, 'not_permitted' | 'months_wrong'>> {
  if (!mayKeepTravel(ctx.actor)) return refuse('not_permitted')
  if (!Number.isInteger(months) || months < LEAST_MONTHS || months > MOST_MONTHS)
    return refuse('months_wrong', 'months')
  return await ctx.tx(async (tx) => {
    const row = { months, updatedAt: ctx.now(), userId: ctx.actor.userId }
    await tx
      .insert(roundKeeping)
      .values({ hubId: ctx.hub.id, ...row })
      .onConflictDoUpdate({ target: roundKeeping.hubId, set: row })
    await audit(tx, ctx, 'edit', 'round-keeping', ctx.hub.id, { months })
    return ok(null)
  })
}
