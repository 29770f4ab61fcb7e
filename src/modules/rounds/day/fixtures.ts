import type { Day } from '#kit/day.ts'
import { type Id, newId } from '#kit/id.ts'
import { cents, zero } from '#kit/money.ts'
import { must } from '#kit/result.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { roundErrands } from '../errands/tables.ts'
import { stopsOfErrand, type WantedStop } from '../rules/day/arrange.ts'
import type { ErrandKey, Way } from '../rules/errands/errand.ts'
import type { KeptFigures } from '../rules/figures/figures.ts'
import { arrangeRounds } from './arrange.server.ts'
import { roundByNumber } from './day-plan.server.ts'
import { createRound, type RoundInput } from './round.server.ts'
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

/** A desk that prepares the rounds of one day, by the use cases: nine to noon, driven by `who` unless told. */
export function preparing(ctx: Ctx, day: Day, who: RoundInput['who']) {
  let noted = 0
  const view = async (number: string) => (await roundByNumber(ctx, number))!
  const seen = async (number: string) => {
    const { id, sequence } = await view(number)
    return { roundId: id, seen: sequence }
  }
  return {
    view,
    seen,
    round: async (over: Partial<RoundInput> = {}) =>
      must(await createRound(ctx, { day, who, driver: 'paid', fromMinute: 540, toMinute: 720, ...over })),
    /** The stops of an errand noted by hand, as an insert: noting is tried where it is made. */
    async errand(way: Way = 'bring', over: Partial<typeof roundErrands.$inferInsert> = {}) {
      const id = newId<'RoundErrand'>()
      await ctx.tx((tx) =>
        tx.insert(roundErrands).values({
          ...{ hubId: ctx.hub.id, id, number: `C2026-${++noted}`, day, way, what: 'Pain', hours: [] },
          ...{ address: '1 rue du Four, Grenoble', toAddress: way === 'carry' ? '2 rue du Puits' : null },
          ...{ minutes: 5, kg: 2, crates: 1, revenue: cents(300), handling: cents(20) },
          ...{ state: 'open', words: '', createdAt: ctx.now(), updatedAt: ctx.now(), actorName: '', ...over },
        }),
      )
      return stopsOfErrand({ key: `errand:${id}`, way })
    },
    put: async (number: string, ...stops: WantedStop[][]) =>
      await arrangeRounds(ctx, { day, rounds: [{ ...(await seen(number)), stops: stops.flat() }] }),
    keysOf: async (number: string): Promise<ErrandKey[]> =>
      (await view(number)).stops.map((stop) => stop.key),
  }
}

export const codeOf = (answer: { ok: boolean; code?: string }) => (answer.ok ? 'ok' : answer.code)
