import type { Day } from '#kit/day.ts'
import type { ErrandKey } from '../errands/errand.ts'
import type { RoundState, StopPart } from '../life.ts'
import {
  believable,
  liveArrivals,
  promised,
  type RoadStop,
  roadToSay,
  type Said,
  type Saying,
  slotToSay,
} from './eta.ts'

/** A stop with whom it is for; `begin` and the times of the road in seconds after the midnight of the round's day. */
export type TellStop = RoadStop & {
  readonly key: ErrandKey
  readonly part: StopPart
  /** When the work is planned to begin; null when its address is not placed. */
  readonly begin: number | null
  /** The minute that somebody agreed on by hand. */
  readonly agreed: number | null
  /** Why it failed. */
  readonly reason: string | null
}

export type TellRound = {
  readonly id: string
  readonly day: Day
  readonly state: RoundState
  readonly leftAt: number | null
  readonly stops: readonly TellStop[]
}

/** What was told for an errand, and for which day and round. */
export type Told = Said & { readonly day: Day; readonly roundId: string }

/** What is to be said now: `reason` with what was missed. */
export type ToSay = Saying & {
  readonly roundId: string
  readonly key: ErrandKey
  readonly day: Day
  readonly reason: string | null
}

type Known = {
  readonly rounds: readonly TellRound[]
  /** Each errand's, the last first. */
  readonly told: ReadonlyMap<ErrandKey, readonly Told[]>
  readonly now: { readonly day: Day; readonly second: number; readonly yesterday: Day }
  /** What the hub wants told. */
  readonly wants: { readonly slots: boolean; readonly road: boolean; readonly missed: boolean }
}

/** Those who wait for something carried are told of its pickup; of its delivery, the driver speaks. */
const isTold = ({ part }: TellStop): boolean => part !== 'delivery'

/** What is to be said of these rounds to those who wait, at this instant; nothing that was said already. */
export function whatToSay(known: Known): ToSay[] {
  const { wants, rounds } = known
  return [
    ...(wants.slots ? rounds.flatMap((round) => slotsOf(round, known)) : []),
    ...(wants.road ? rounds.flatMap((round) => onTheRoad(round, known)) : []),
    ...(wants.missed ? rounds.flatMap((round) => missedOn(round, known)) : []),
    ...(wants.slots ? takenBack(known) : []),
  ]
}

function slotsOf(round: TellRound, { told, now }: Known): ToSay[] {
  if (round.state !== 'ready' || round.day < now.day) return []
  return round.stops.filter(isTold).flatMap((stop) => {
    const past = round.day === now.day && stop.begin !== null && stop.begin < now.second
    if (stop.state !== 'todo' || stop.begin === null || past) return []
    const history = told.get(stop.key) ?? []
    const before = promised(history)
    const elsewhere = before !== null && (before as Told).day !== round.day
    const saying = slotToSay(stop.begin, { said: elsewhere ? [] : history, agreed: stop.agreed })
    if (!saying) return []
    const kind = elsewhere && (before as Told).day >= now.day ? 'moved' : saying.kind
    return [{ ...saying, kind, roundId: round.id, key: stop.key, day: round.day, reason: null }]
  })
}

function onTheRoad(round: TellRound, { told, now }: Known): ToSay[] {
  if (round.state !== 'out' || round.leftAt === null || round.day !== now.day) return []
  const live = liveArrivals(round.stops, { leftAt: round.leftAt, now: now.second })
  return round.stops.flatMap((stop, i) => {
    const at = believable(live[i] ?? null, stop.begin)
    if (at === null || stop.state !== 'todo' || stop.begin === null || !isTold(stop)) return []
    const said = (told.get(stop.key) ?? []).filter(({ day }) => day === round.day)
    // Who comes before the door opens waits there: the person is told when the work begins.
    const opens = stop.hours.find(({ to }) => at <= to * 60)?.from ?? 0
    const saying = roadToSay(Math.max(at, opens * 60), { now: now.second, said, planned: stop.begin })
    return saying ? [{ ...saying, roundId: round.id, key: stop.key, day: round.day, reason: null }] : []
  })
}

/** Who refused at the door knows it; those whom nobody reached on a round that came back are told so. */
function missedOn(round: TellRound, { told, now }: Known): ToSay[] {
  if ((round.state !== 'out' && round.state !== 'ended') || round.day < now.yesterday || round.day > now.day)
    return []
  return round.stops.filter(isTold).flatMap((stop) => {
    const left = round.state === 'ended' && stop.state === 'todo'
    if ((stop.state !== 'failed' && !left) || stop.reason === 'refused') return []
    const history = told.get(stop.key) ?? []
    const since = history.some(
      (one) => one.day > round.day || (one.roundId === round.id && one.kind === 'missed'),
    )
    if (since) return []
    const saying = { kind: 'missed', from: 0, to: 0 } as const
    return [{ ...saying, roundId: round.id, key: stop.key, day: round.day, reason: stop.reason }]
  })
}

/**
 * A promise whose round was cancelled, published again without it, or left without it, and that no round still keeps:
 * taken back. As long as a round is being prepared again, or holds it in its draft, it is left alone.
 */
function takenBack({ rounds, told, now }: Known): ToSay[] {
  return [...told].flatMap(([key, history]) => {
    const before = promised(history) as Told | null
    if (!before || before.day < now.day) return []
    const of = rounds.find(({ id }) => id === before.roundId)
    if (!of || of.state === 'draft') return []
    const alive = rounds.some(
      ({ state, stops, day }) =>
        state !== 'cancelled' &&
        day >= now.day &&
        stops.some((stop) => stop.key === key && stop.state !== 'dropped'),
    )
    return alive
      ? []
      : [{ kind: 'off', from: 0, to: 0, roundId: of.id, key, day: before.day, reason: null } as const]
  })
}
