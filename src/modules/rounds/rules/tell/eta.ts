import { type Slot, slotAround } from '#kit/slot.ts'
import type { Hours } from '../errands/errand.ts'
import type { StopState } from '../life.ts'

/** A stop as the road sees it; seconds after the midnight that began the day of the round. */
export type RoadStop = {
  readonly state: StopState
  readonly hours: readonly Hours[]
  readonly minutes: number
  /** As planned; null when its address is not placed. */
  readonly arrival: number | null
  readonly departure: number | null
  readonly legSeconds: number | null
  /** As lived. */
  readonly arrivedAt: number | null
  readonly doneAt: number | null
}

const waits = (stop: RoadStop): boolean => stop.state === 'todo' || stop.state === 'arrived'

/** When the work may begin for somebody who is there at `arrival`: at once, or when the door opens. Too late is at once. */
const beginAt = (arrival: number, hours: readonly Hours[]): number => {
  const open = hours.find(({ to }) => arrival <= to * 60)
  return open ? Math.max(arrival, open.from * 60) : arrival
}

/** What the plan keeps for a break or a loading between two stops, in seconds. */
const pauseBefore = (stop: RoadStop, before: RoadStop | undefined): number =>
  before?.departure == null || stop.arrival === null || stop.legSeconds === null
    ? 0
    : Math.max(0, stop.arrival - before.departure - stop.legSeconds)

/**
 * When each stop that is still to come will be reached, in the order of the round: from the last thing said on the
 * road, at the planned pace of the ways, of the work and of the breaks. Null for one without a planned arrival, and for
 * those that are over. Nothing is foreseen in the past: who says nothing is where they may be by now.
 */
export function liveArrivals(
  stops: readonly RoadStop[],
  { leftAt, now }: { readonly leftAt: number; readonly now: number },
): (number | null)[] {
  let at = stops.reduce((last, stop) => (waits(stop) ? last : Math.max(last, stop.doneAt ?? 0)), leftAt)
  let moved = false
  return stops.map((stop, i) => {
    if (!waits(stop)) return null
    if (stop.state === 'arrived') {
      const arrival = stop.arrivedAt ?? Math.max(at, now)
      at = Math.max(now, beginAt(arrival, stop.hours) + stop.minutes * 60)
      moved = true
      return arrival
    }
    if (stop.arrival === null) return null
    const arrival = at + (stop.legSeconds ?? 0) + pauseBefore(stop, stops[i - 1])
    // Only the first that waits is held back by the silence of the phone: the others follow from it.
    const seen = moved ? arrival : Math.max(arrival, now)
    moved = true
    at = beginAt(seen, stop.hours) + stop.minutes * 60
    return seen
  })
}

/** Later than that after the plan, the phone is silent or the round forgotten: nobody foresees anything any more. */
const LOST = 3 * 3600

/** What is foreseen of a stop as people may read it: null once it is so late that nobody knows. Seconds after midnight. */
export const believable = (live: number | null, planned: number | null): number | null =>
  live !== null && planned !== null && live > planned + LOST ? null : live

/** What somebody who waits was told, the last first. Minutes after midnight. */
export const SAYINGS = ['planned', 'moved', 'soon', 'late', 'missed', 'off'] as const
export type SayingKind = (typeof SAYINGS)[number]
export type Said = { readonly kind: SayingKind; readonly from: number; readonly to: number }

/** What to say now; `from` and `to` are the slot, or twice the minute. */
export type Saying = Said

/** A slip smaller than this is nobody's business. */
export const SLIP = 20
/** Those reached within so many minutes are told that somebody is on the way. */
export const SOON = 40
/** Nobody is told more often that it is late. */
const MOST_LATE = 2

const five = (minute: number): number => Math.round(minute / 5) * 5
const holds = ({ from, to }: Slot, minute: number): boolean => minute >= from && minute <= to

const isPromise = ({ kind }: Said): boolean => kind === 'planned' || kind === 'moved'

/** A slot promised that was not taken back since. `said` is the last first. */
export const promised = (said: readonly Said[]): Said | null => {
  const last = said.find(({ kind }) => kind !== 'soon' && kind !== 'late')
  return last && isPromise(last) ? last : null
}

/**
 * What is told of a stop when its round is published: the slot, once; another one only when what is foreseen left the
 * slot that was promised. Nothing when an hour agreed by hand (`agreed`) is kept: the person knows it.
 */
export function slotToSay(
  begin: number,
  { said, agreed }: { readonly said: readonly Said[]; readonly agreed: number | null },
): Saying | null {
  const minute = Math.floor(begin / 60)
  const slot = slotAround(minute)
  const before = promised(said)
  if (before) return holds(before, minute) ? null : { kind: 'moved', ...slot }
  return agreed !== null && Math.abs(agreed - minute) <= SLIP ? null : { kind: 'planned', ...slot }
}

/**
 * What is told on the road of a stop foreseen at `live` seconds: that somebody comes soon, once; or that it slips, when
 * it is more than `SLIP` minutes after what was told last and out of the promised slot.
 */
export function roadToSay(
  live: number,
  { now, said, planned }: { readonly now: number; readonly said: readonly Said[]; readonly planned: number },
): Saying | null {
  const minute = Math.ceil(live / 60)
  const word = five(minute)
  const exact = said.find(({ kind }) => kind === 'soon' || kind === 'late')
  if (live - now <= SOON * 60 && !said.some(({ kind }) => kind === 'soon'))
    return exact && Math.abs(minute - exact.to) <= SLIP ? null : { kind: 'soon', from: word, to: word }
  const slipped = minute - (exact?.to ?? Math.floor(planned / 60)) > SLIP
  const promise = promised(said)
  const out = exact || !promise || !holds(promise, minute)
  const often = said.filter(({ kind }) => kind === 'late').length >= MOST_LATE
  return slipped && out && !often ? { kind: 'late', from: word, to: word } : null
}
