import { newId } from '#kit/id.ts'
import { type Cents, cents } from '#kit/money.ts'
import type { WhoKey } from '#modules/requests/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { roundStops, rounds } from '../day/tables.ts'
import type { RoundState } from '../rules/life.ts'
import type { DrivenRound, DrivenStop } from './store.server.ts'

type StopFacts = Partial<DrivenStop> & { revenue?: Cents }

/** A published round of today with these stops, as the planning pages leave one: written straight into its tables. */
export async function roundToDrive(
  ctx: Ctx,
  who: WhoKey,
  stops: readonly StopFacts[],
  more: Partial<DrivenRound> & { state?: RoundState } = {},
): Promise<{ round: DrivenRound; stops: DrivenStop[] }> {
  const at = ctx.now()
  return await ctx.tx(async (tx) => {
    const id = newId<'Round'>()
    const [round] = await tx
      .insert(rounds)
      .values({
        ...{ hubId: ctx.hub.id, id, number: `T2026-${id.slice(-4)}`, day: ctx.today(), name: 'Les hameaux' },
        ...{
          state: 'ready',
          mode: 'van',
          who,
          whoName: 'Jean',
          driver: 'paid',
          fromMinute: 540,
          toMinute: 720,
        },
        ...{ sequence: 1, publishedAt: at, createdAt: at, updatedAt: at },
        planned: { stops: 2, metres: 12_000, seconds: 5400, revenue: 4000, cost: 3000, aloneMetres: 40_000 },
        ...more,
      })
      .returning()
    const rows = stops.map((facts, position) => ({
      ...{ hubId: ctx.hub.id, id: newId<'RoundStop'>(), roundId: id, position, part: 'whole' as const },
      ...{ state: 'todo' as const, way: 'bring' as const, what: 'Panier', address: '1 rue Haute', hours: [] },
      ...{ minutes: 5, kg: 1, crates: 1, revenue: cents(0), handling: cents(0), ...facts },
    }))
    const written = rows.length > 0 ? await tx.insert(roundStops).values(rows).returning() : []
    return { round: round!, stops: written }
  })
}
