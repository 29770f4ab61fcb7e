import { endedContracts, mayWriteRecurrences } from '#modules/contracts/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Task } from '#platform/queue/queue.server.ts'
import { lockVisitsOf } from './calendar/season-store.server.ts'
import { keptFr as fr } from './messages.kept.fr.ts'
import { lockJobsAfter } from './recurring-store.server.ts'
import { applyVerb } from './use-cases/apply-verb.server.ts'
import { cancelThem } from './use-cases/visit-moves.server.ts'

/**
 * Jobs that a season made for after the end of their contract, because it ended meanwhile, are cancelled with that
 * reason. Idempotent: what is cancelled is no longer open.
 */
export async function cancelAfterContracts(ctx: Ctx): Promise<number> {
  if (!mayWriteRecurrences(ctx.actor)) return 0
  return await ctx.together((c) =>
    c.tx(async (tx) => {
      const ends = await endedContracts(c)
      const jobs = await lockJobsAfter(
        tx,
        c.hub.id,
        new Map([...ends].map(([id, { endsOn }]) => [id, endsOn])),
      )
      if (jobs.length === 0) return 0
      await cancelThem(
        tx,
        c,
        await lockVisitsOf(
          tx,
          c.hub.id,
          jobs.map(({ id }) => id),
        ),
      )
      // A handful of contracts end in a month: one statement for each.
      for (const [contractId, those] of Map.groupBy(jobs, (job) => job.contractId!)) {
        const why = fr.contractOver(ends.get(contractId)!.number)
        const cancelled = await applyVerb(tx, c, those, 'cancel', { why })
        if (!cancelled.ok) throw new Error(`an open job cannot be cancelled: ${cancelled.code}`)
      }
      return jobs.length
    }),
  )
}

/** Every morning, after the day of the contracts was lived. */
export const seasonDay: Task = {
  name: 'requests.season',
  afterChange: false,
  daily: '40 5 * * *',
  run: async (ctx) => {
    await cancelAfterContracts(ctx)
  },
}
