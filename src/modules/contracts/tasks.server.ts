import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Task } from '#platform/queue/queue.server.ts'
import { openDues } from './dues.server.ts'
import { renewedEnd } from './rules/contract.ts'
import { liveContracts, lockContract } from './store.server.ts'
import { writeMove } from './use-cases/move-contract.server.ts'

/**
 * A day of the contracts: those whose term is over are renewed where that is tacit, what is due by today is opened, and
 * those that are over end. Idempotent: lived twice in a day, or a week late, it comes to the same.
 */
export async function liveContractDay(ctx: Ctx): Promise<void> {
  const today = ctx.today()
  await ctx.together((c) =>
    c.tx(async (tx) => {
      const over = (await liveContracts(tx, c.hub.id)).filter(({ endsOn }) => endsOn < today)
      for (const { id } of over) {
        // One lock and one move each: a hub has a few contracts that end on the same day, not thousands.
        const contract = await lockContract(tx, c.hub.id, id)
        if (contract?.state !== 'signed' || !contract.renewalMonths) continue
        let endsOn = contract.endsOn
        while (endsOn < today) endsOn = renewedEnd(endsOn, contract.renewalMonths)
        await writeMove(tx, c, contract, 'renew', { set: { endsOn }, day: endsOn })
      }
      const live = await liveContracts(tx, c.hub.id)
      await openDues(tx, c, live)
      for (const contract of live)
        if (contract.endsOn < today) await writeMove(tx, c, contract, 'end', { day: contract.endsOn })
    }),
  )
}

/** Every morning, before the counter opens. */
export const contractDay: Task = {
  name: 'contracts.day',
  afterChange: false,
  daily: '20 5 * * *',
  run: liveContractDay,
}
