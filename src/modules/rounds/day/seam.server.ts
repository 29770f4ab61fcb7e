import { and, eq, inArray } from 'drizzle-orm'
import type { Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { cents, zero } from '#kit/money.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { roundErrands } from '../errands/tables.ts'
import type { TimedStop } from '../rules/day/clock.ts'
import { type Errand, type ErrandKey, errandKey } from '../rules/day/errand.ts'
import type { KeptFigures } from '../rules/day/figures.ts'
import type { StopPart } from '../rules/day/life.ts'
import type { TripMode } from '../rules/trip.ts'
import type { RoundRow } from './store.server.ts'

/** Stands in until errands, vehicles and timing are on main: the same signatures. */
export async function errandsByKeys(
  ctx: Ctx,
  keys: readonly ErrandKey[],
): Promise<ReadonlyMap<ErrandKey, Errand>> {
  const ids = keys.flatMap((key) => (key.startsWith('errand:') ? [key.slice(7) as Id<'RoundErrand'>] : []))
  const found = new Map<ErrandKey, Errand>()
  for (const key of keys)
    if (key.startsWith('request:')) {
      const requestId = key.slice(8) as Id<'Request'>
      found.set(key, errandOf({ requestId, errandId: null }))
    }
  if (ids.length === 0) return found
  const rows = await ctx.read((tx) =>
    tx
      .select()
      .from(roundErrands)
      .where(and(eq(roundErrands.hubId, ctx.hub.id), inArray(roundErrands.id, ids))),
  )
  for (const row of rows) {
    const of = { requestId: null, errandId: row.id }
    found.set(errandKey(of), {
      ...errandOf(of),
      ...{ number: row.number, way: row.way, what: row.what, whom: row.whom, address: row.address },
      ...{ toAddress: row.toAddress, hours: row.hours, minutes: row.minutes, revenue: row.revenue },
      ...{ handling: row.handling, load: { kg: row.kg, crates: row.crates }, dueOn: row.day },
    })
  }
  return found
}

function errandOf(of: { requestId: Id<'Request'> | null; errandId: Id<'RoundErrand'> | null }): Errand {
  return {
    ...{ key: errandKey(of), ...of, number: '', way: 'visit', what: '', whom: '', phone: null, needs: null },
    ...{ note: '', address: '', point: null, toAddress: null, toPoint: null, dueOn: '2026-03-02' as Day },
    ...{ hours: [], minutes: 10, load: { kg: 0, crates: 0 }, skills: [], driver: null, priority: 0 },
    ...{ optional: false, revenue: zero, handling: zero, agreedAt: null, visitId: null },
  }
}

export const errandsFor = async (
  _ctx: Ctx,
  _day: Day,
): Promise<{ waiting: Errand[]; unplaced: number; left: number }> => ({ waiting: [], unplaced: 0, left: 0 })

export const fleetOf = async (
  _ctx: Ctx,
): Promise<{ id: Id<'Vehicle'>; name: string; mode: TripMode; paid: boolean }[]> => []

export type ToTime = { round: RoundRow; stops: readonly { errand: Errand; part: StopPart }[] }
export type TimedRound = {
  stops: readonly TimedStop[]
  warnings: readonly never[]
  leavesAt: number
  returnsAt: number
  figures: KeptFigures
}

export const timeDay = async (_ctx: Ctx, rounds: readonly ToTime[]): Promise<TimedRound[]> =>
  rounds.map(({ round, stops }) => {
    let at = round.fromMinute * 60
    const timed = stops.map(({ errand }): TimedStop => {
      const arrival = at + 300
      const begin = Math.max(arrival, (errand.hours[0]?.from ?? 0) * 60)
      at = begin + errand.minutes * 60
      return {
        ...{ arrival, begin, departure: at, legMetres: 2000, legSeconds: 300, load: errand.load },
        ...{ warnings: [], lateBy: 0 },
      }
    })
    const figures = {
      ...{
        stops: stops.length,
        metres: 2000 * (stops.length + 1),
        seconds: at + 300 - round.fromMinute * 60,
      },
      revenue: Number(stops.reduce((sum, { errand }) => sum + errand.revenue, cents(0) as bigint)),
      ...{ cost: 0, aloneMetres: 4000 * stops.length },
    }
    return { stops: timed, warnings: [], leavesAt: round.fromMinute * 60, returnsAt: at + 300, figures }
  })
