import { addDays, type Day, dayIn } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { type Slot, slotAround } from '#kit/slot.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { ErrandKey } from '../rules/errands/errand.ts'
import { believable, liveArrivals, promised } from '../rules/tell/eta.ts'
import {
  roundsBetween,
  type StopRow,
  sayingsOf,
  stopsOfRequests,
  stopsOfRounds,
  type ToldRound,
} from './store.server.ts'
import { roundOf, secondOf } from './tell.server.ts'

/** When a round comes to somebody, as they may read it: never where else it goes. */
export type Passage = {
  readonly day: Day
  /** The hour promised, in minutes after midnight. */
  readonly slot: Slot | null
  /** On the road: the minute foreseen now, to five minutes. */
  readonly at: number | null
  /** `here`: at the door. */
  readonly state: 'planned' | 'coming' | 'here'
  /** Foreseen after the hour that was promised. */
  readonly late: boolean
  /** The first name of who comes. */
  readonly who: string
}

/**
 * The passages to come of these requests, in rounds that were published. Four queries whatever their number. Who may read
 * a request is for the caller to ask.
 */
export async function passagesOf(
  ctx: Ctx,
  requestIds: readonly Id<'Request'>[],
): Promise<ReadonlyMap<Id<'Request'>, Passage>> {
  if (requestIds.length === 0) return new Map()
  const now = ctx.now()
  const today = dayIn(now, ctx.hub.zone)
  const read = await ctx.read(async (tx) => {
    const own = await stopsOfRequests(tx, ctx.hub.id, requestIds, today)
    if (own.length === 0) return null
    const ids = [...new Set(own.map(({ roundId }) => roundId))]
    const days = own.map(({ day }) => day)
    const last = days.reduce((a, b) => (a > b ? a : b))
    return {
      own,
      rounds: (await roundsBetween(tx, ctx.hub.id, today, last)).filter(({ id }) => ids.includes(id)),
      stops: await stopsOfRounds(tx, ctx.hub.id, ids),
      said: await sayingsOf(
        tx,
        ctx.hub.id,
        requestIds.map((id): ErrandKey => `request:${id}`),
        addDays(today, -1),
      ),
    }
  })
  if (!read) return new Map()
  const passages = new Map<Id<'Request'>, Passage>()
  for (const { requestId, roundId } of read.own) {
    const row = read.rounds.find(({ id }) => id === roundId)
    if (!row || !requestId || passages.has(requestId)) continue
    const said = read.said
      .filter((one) => one.errand === `request:${requestId}` && one.day === row.day)
      .map(({ kind, fromMinute, toMinute }) => ({ kind, from: fromMinute, to: toMinute }))
    passages.set(requestId, passageOf(ctx, row, read.stops, requestId, promised(said)))
  }
  return passages
}

const five = (second: number): number => Math.round(second / 300) * 5

function passageOf(
  ctx: Ctx,
  row: ToldRound,
  stops: readonly StopRow[],
  requestId: Id<'Request'>,
  told: Slot | null,
): Passage {
  const round = roundOf(row, stops, ctx.hub.zone)
  const i = round.stops.findIndex(({ key, part }) => key === `request:${requestId}` && part !== 'delivery')
  const stop = round.stops[i]
  const slot = told ?? (stop?.begin == null ? null : slotAround(Math.floor(stop.begin / 60)))
  const known = { day: row.day, slot: slot && { from: slot.from, to: slot.to }, who: firstName(row.whoName) }
  if (row.state !== 'out' || round.leftAt === null)
    return { ...known, at: null, state: 'planned', late: false }
  if (stop?.state === 'arrived') return { ...known, at: null, state: 'here', late: false }
  const now = secondOf(ctx.now(), row.day, ctx.hub.zone)
  const foreseen = liveArrivals(round.stops, { leftAt: round.leftAt, now })[i] ?? null
  const live = believable(foreseen, stop?.begin ?? null)
  const opens = stop?.hours.find(({ to }) => live !== null && live <= to * 60)?.from ?? 0
  const at = live === null ? null : five(Math.max(live, opens * 60))
  return {
    ...known,
    at,
    state: 'coming',
    late: slot !== null && foreseen !== null && foreseen > slot.to * 60,
  }
}

const firstName = (name: string): string => name.split(' ')[0] ?? name
