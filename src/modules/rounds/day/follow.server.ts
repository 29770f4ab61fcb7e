import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Task } from '#platform/queue/queue.server.ts'
import { kept } from '../messages.kept.fr.ts'
import { mayPrepareRounds } from '../permits.ts'
import { changeRounds } from './change.server.ts'
import { keyOfStop, openKeys, wantedOf } from './prepare.server.ts'
import { stopsOf } from './store.server.ts'
import { rounds } from './tables.ts'

/**
 * What nobody needs any more (cancelled, or done sooner) leaves the rounds that have not left yet, with that reason in
 * their history. Answers how many rounds changed. Idempotent; a round that somebody changes meanwhile is seen next time.
 */
export async function takeOutOver(ctx: Ctx): Promise<number> {
  if (!mayPrepareRounds(ctx.actor)) return 0
  const open = await ctx.read((tx) =>
    tx
      .select({ id: rounds.id, sequence: rounds.sequence })
      .from(rounds)
      // Written as a constant, so that the partial index of rounds to come is proved to fit.
      .where(
        and(
          eq(rounds.hubId, ctx.hub.id),
          sql`${rounds.state} in ('draft', 'ready', 'out')`,
          inArray(rounds.state, ['draft', 'ready']),
        ),
      ),
  )
  if (open.length === 0) return 0
  const stops = await ctx.read((tx) =>
    stopsOf(
      tx,
      ctx.hub.id,
      open.map(({ id }) => id),
    ),
  )
  const needed = await openKeys(ctx, [...new Set(stops.map(keyOfStop))])
  const touched = open.filter(({ id }) =>
    stops.some((stop) => stop.roundId === id && !needed.has(keyOfStop(stop))),
  )
  let changed = 0
  // One or two at a time: each is a change of its own, which another hand may be making.
  for (const { id, sequence } of touched) {
    const left = stops.filter((stop) => stop.roundId === id && needed.has(keyOfStop(stop)))
    const change = { roundId: id, seen: sequence, stops: wantedOf(left) }
    const done = await changeRounds(ctx, { changes: [change], verb: 'arrange', why: kept.over })
    if (done.ok) changed++
  }
  return changed
}

/** Soon after each change of the hub. */
export const followErrands: Task = {
  name: 'rounds.follow',
  afterChange: true,
  daily: '20 5 * * *',
  run: async (ctx) => {
    await takeOutOver(ctx)
  },
}
