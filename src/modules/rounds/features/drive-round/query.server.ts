import type { Day } from '#kit/day.ts'
import { type Id, newId } from '#kit/id.ts'
import { cents } from '#kit/money.ts'
import { dueAtDoors } from '#modules/requests/index.server.ts'
import { roundByNumber } from '#modules/rounds/day/day-plan.server.ts'
import { drives } from '#modules/rounds/drive/whose.server.ts'
import type { PlannedStop, RoundView } from '#modules/rounds/rules/day/day-plan.ts'
import { placeKey } from '#modules/rounds/rules/places.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'

/** A stop as one needs it at the door. Nothing of what it earns: that is for those who plan. */
export type DriveStop = Pick<
  PlannedStop,
  | 'id'
  | 'number'
  | 'part'
  | 'state'
  | 'over'
  | 'way'
  | 'what'
  | 'whom'
  | 'phone'
  | 'needs'
  | 'note'
  | 'address'
  | 'point'
  | 'hours'
  | 'load'
  | 'agreedAt'
  | 'held'
  | 'reason'
  | 'arrivedAt'
  | 'doneAt'
> & {
  /** What it serves, as a deed names it: `request:… whole`. */
  readonly serves: string
  /** The order in which it was planned, from 1. */
  readonly order: number
  /** The address, as two ways of writing it are one. */
  readonly place: string
  /** When the work should begin, minutes after midnight; null when it was not timed. */
  readonly at: number | null
  /** Cents to take from the person served; zero when somebody else pays, or paid already. */
  readonly due: number
  /** Cents taken here. */
  readonly cash: number
  /** Ids of what may be said of it from a page without scripts: sent twice, it is said once. */
  readonly keys: Record<'arrive' | 'done' | 'failed', Id<'RoundDeed'>>
}

export type DriveRound = Pick<
  RoundView,
  'id' | 'number' | 'name' | 'day' | 'state' | 'whoName' | 'leftAt' | 'counterOut'
> & {
  readonly stops: readonly DriveStop[]
  readonly returnsAt: number | null
  readonly metres: number | null
  readonly keys: Record<'leave' | 'end' | 'note', Id<'RoundDeed'>>
  /** Whoever reads it drives it. */
  readonly mine: boolean
  readonly today: Day
}

const minuteOf = (seconds: number | null): number | null =>
  seconds === null ? null : Math.floor(seconds / 60)

/** One round for whoever drives it, by its number; null when there is none. */
export async function roundToDrive(ctx: Ctx, number: string): Promise<DriveRound | null> {
  const round = await roundByNumber(ctx, number)
  if (!round) return null
  const requestOf = ({ key }: PlannedStop) =>
    key.startsWith('request:') ? (key.slice(8) as Id<'Request'>) : null
  const due = await dueAtDoors(
    ctx,
    round.stops.flatMap((stop) => requestOf(stop) ?? []),
  )
  const { id, name, day, state, whoName, leftAt, counterOut } = round
  return {
    ...{ id, number, name, day, state, whoName, leftAt, counterOut },
    returnsAt: minuteOf(round.returnsAt),
    metres: round.planned?.metres ?? null,
    keys: { leave: newId(), end: newId(), note: newId() },
    mine: await drives(ctx, round.who),
    today: ctx.today(),
    stops: round.stops.map((stop, i) => {
      const { number: of, part, over, way, what, whom, phone, needs, note, address, point } = stop
      const { hours, load, agreedAt, held, reason, arrivedAt, doneAt } = stop
      const request = requestOf(stop)
      return {
        ...{
          id: stop.id,
          number: of,
          part,
          state: stop.state,
          over,
          way,
          what,
          whom,
          phone,
          needs,
          note,
          address,
        },
        ...{ point, hours, load, agreedAt, held, reason, arrivedAt, doneAt },
        serves: `${stop.key} ${part}`,
        order: i + 1,
        place: placeKey(address),
        at: minuteOf(stop.begin ?? stop.arrival),
        // What is carried is paid where it is delivered.
        due: part === 'pickup' || !request ? 0 : Number(due.get(request)?.due ?? cents(0)),
        cash: Number(stop.cash ?? 0n),
        keys: { arrive: newId(), done: newId(), failed: newId() },
      }
    }),
  }
}
