import type { Day } from '#kit/day.ts'
import { type Id, newId } from '#kit/id.ts'
import { zero } from '#kit/money.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { roundErrands } from '../errands/tables.ts'
import type { KeptFigures } from '../rules/figures/figures.ts'
import { roundStops, rounds } from './tables.ts'

type Stop = Partial<Omit<typeof roundStops.$inferInsert, 'hubId' | 'roundId'>>
type Round = Partial<Omit<typeof rounds.$inferInsert, 'hubId' | 'day'>> & {
  day: Day
  stops?: readonly Stop[]
}

let counted = 0

/** A round as it stands in the tables, past every rule: for what only reads it. A stop that serves nothing told has an errand of its own. */
export async function givenRound(ctx: Ctx, { stops = [], ...round }: Round): Promise<Id<'Round'>> {
  const { id: hubId } = ctx.hub
  const id = round.id ?? newId<'Round'>()
  const at = ctx.now()
  const plain = { minutes: 10, kg: 0, crates: 0, revenue: zero, handling: zero, address: '1 rue du Lavoir' }
  const served = stops.map((stop) =>
    stop.requestId || stop.errandId ? (stop.errandId ?? null) : newId<'RoundErrand'>(),
  )
  const errands = served.filter((errandId, i) => errandId !== null && errandId !== stops[i]!.errandId)
  await ctx.tx(async (tx) => {
    await tx.insert(rounds).values({
      ...{
        hubId,
        id,
        number: `T2026-${String(++counted).padStart(4, '0')}`,
        name: 'Tournée',
        state: 'draft',
      },
      ...{ mode: 'van', driver: 'paid', fromMinute: 480, toMinute: 1080, sequence: 1 },
      ...{ createdAt: at, updatedAt: at, ...round },
    })
    if (stops.length === 0) return
    if (errands.length > 0)
      await tx.insert(roundErrands).values(
        errands.map((errandId) => ({
          ...{ hubId, id: errandId!, number: `C2026-9${String(++counted).padStart(3, '0')}`, day: round.day },
          ...{ ...plain, way: 'bring' as const, what: 'Pain', hours: [], state: 'open' as const },
          ...{ createdAt: at, updatedAt: at, actorName: 'Essai', words: 'pain' },
        })),
      )
    await tx.insert(roundStops).values(
      stops.map((stop, position) => ({
        ...{ hubId, id: newId<'RoundStop'>(), roundId: id, position, errandId: served[position] },
        ...{
          ...plain,
          part: 'whole' as const,
          state: 'todo' as const,
          way: 'bring' as const,
          what: 'Pain',
          hours: [],
        },
        ...stop,
      })),
    )
  })
  return id
}

/** Figures of a round, planned or driven. */
export const figures = (over: Partial<KeptFigures> = {}): KeptFigures => ({
  ...{ stops: 4, metres: 12_000, seconds: 7200, revenue: 4000, cost: 3000, aloneMetres: 30_000 },
  ...over,
})
