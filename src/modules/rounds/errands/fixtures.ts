import { type Id, newId } from '#kit/id.ts'
import { cents } from '#kit/money.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { roundStops, rounds } from '../day/tables.ts'

type Of = { requestId?: Id<'Request'>; errandId?: Id<'RoundErrand'>; visitId?: Id<'Visit'> }

/** A round of today whose one stop serves this, in this state. */
export async function putInRound(ctx: Ctx, of: Of, state: 'todo' | 'failed' = 'todo'): Promise<void> {
  const roundId = newId<'Round'>()
  const [at, hubId] = [ctx.now(), ctx.hub.id]
  await ctx.tx(async (tx) => {
    await tx.insert(rounds).values({
      ...{ hubId, id: roundId, number: `T${roundId}`, day: ctx.today(), name: 'Matin', state: 'draft' },
      ...{ mode: 'van', driver: 'paid', fromMinute: 480, toMinute: 720, sequence: 1 },
      ...{ createdAt: at, updatedAt: at },
    })
    await tx.insert(roundStops).values({
      ...{ hubId, id: newId<'RoundStop'>(), roundId, position: 1, part: 'whole', state, way: 'bring' },
      ...{ what: '', address: '', hours: [], minutes: 5, kg: 0, crates: 0 },
      ...{ revenue: cents(0), handling: cents(0), ...of },
    })
  })
}
