import type { Id } from '#kit/id.ts'
import { must } from '#kit/result.ts'
import { changedSince } from '#modules/money/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Task } from '#platform/queue/queue.server.ts'
import { lockRequests, requestsStanding } from '../store.server.ts'
import { followCharges } from '../use-cases/pay-request.server.ts'
import { chargesOfRequests, owedNow } from './owed.server.ts'

/** How far back a run looks; the queue keeps a job that waits, so this is only for one that was lost. */
const DAYS = 3
/** Requests moved by one run: a transfer of a landlord settles dozens. */
const MOST = 500

/**
 * Money settled or taken back elsewhere than at the counter (a transfer for many requests, a receipt undone) moves the
 * requests it was for: paid once nobody owes for them, waited for again otherwise. Idempotent: those that stand where
 * their charges say are left alone.
 */
export async function followSettled(ctx: Ctx): Promise<number> {
  const since = new Date(ctx.now().getTime() - DAYS * 86_400_000)
  const ids = (await changedSince(ctx, 'request', since, 5000)) as Id<'Request'>[]
  const rows = await ctx.read((tx) => requestsStanding(tx, ctx.hub.id, ids))
  const charges = await chargesOfRequests(
    ctx,
    rows.map((row) => row.id),
  )
  const behind = rows
    .filter((row) => {
      const own = charges.get(row.id)
      return own !== undefined && !stands(row, owedNow(own))
    })
    .slice(0, MOST)
  for (const row of behind) await followRequests(ctx, [row.id])
  return behind.length
}

/** Moves these requests at once to where their charges say they stand; those that nobody charged stay. */
export async function followRequests(ctx: Ctx, ids: readonly Id<'Request'>[]): Promise<void> {
  if (ids.length === 0) return
  await ctx.together((c) =>
    c.tx(async (tx) => {
      for (const request of await lockRequests(tx, c.hub.id, ids)) must(await followCharges(tx, c, request))
    }),
  )
}

type Standing = Awaited<ReturnType<typeof requestsStanding>>[number]

const stands = (row: Standing, { owes, phase }: ReturnType<typeof owedNow>): boolean =>
  row.state === 'done' ? owes !== 'nobody' && phase === row.phase : owes === 'nobody'

export const followPayments: Task = {
  name: 'requests.follow-payments',
  afterChange: true,
  daily: '20 5 * * *',
  run: async (ctx) => {
    await followSettled(ctx)
  },
}
