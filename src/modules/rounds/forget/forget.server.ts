import { addMonthsToDay, instantOf } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { audit, type Ctx } from '#platform/context/ctx.server.ts'
import { mayPrepareRounds } from '../permits.ts'
import { monthsKept } from './keeping.server.ts'
import { emptyModels, emptyNames, overBefore, overErrand } from './store.server.ts'

/** Emptied in one transaction: a first night may find years of them. */
const AT_ONCE = 1000

/**
 * Empties names, phones, addresses and notes of errands that have been over for longer than the hub keeps them, and of models of
 * rounds removed since then; what the figures need stays. Answers how many. Idempotent.
 */
export async function forgetNames(ctx: Ctx): Promise<{ errands: number; models: number }> {
  if (!mayPrepareRounds(ctx.actor)) return { errands: 0, models: 0 }
  const before = instantOf(addMonthsToDay(ctx.today(), -(await monthsKept(ctx))), 0, ctx.hub.zone)
  let errands = 0
  for (;;) {
    const done = await ctx.tx(async (tx) => {
      const rows = await overBefore(tx, ctx.hub.id, before, AT_ONCE)
      await emptyNames(tx, ctx.hub.id, rows, ctx.now())
      if (rows.length > 0) await audit(tx, ctx, 'forget', 'errands', ctx.hub.id, { count: rows.length })
      return rows.length
    })
    errands += done
    if (done < AT_ONCE) break
  }
  const models = await ctx.tx(async (tx) => {
    const count = await emptyModels(tx, ctx.hub.id, before, ctx.now())
    if (count > 0) await audit(tx, ctx, 'forget', 'round-templates', ctx.hub.id, { count })
    return count
  })
  return { errands, models }
}

/** Empties them of one errand that is over, at once: somebody asked for it. Twice is once. */
export async function forgetErrand(
  ctx: Ctx,
  id: Id<'RoundErrand'>,
): Promise<Result<null, 'not_permitted' | 'not_found' | 'errand_open'>> {
  if (!mayPrepareRounds(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx(async (tx) => {
    const row = await overErrand(tx, ctx.hub.id, id)
    if (!row) return refuse('not_found')
    // Whoever goes there must know who is at the door.
    if (row.state === 'open') return refuse('errand_open')
    await emptyNames(tx, ctx.hub.id, [row], ctx.now())
    await audit(tx, ctx, 'forget', 'errand', id)
    return ok(null)
  })
}
