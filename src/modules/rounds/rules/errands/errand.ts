import type { Day } from '#kit/day.ts'
import { type Id, isId } from '#kit/id.ts'
import type { Cents } from '#kit/money.ts'
import type { Point } from '../places.ts'
import type { DriverKind } from '../problem.ts'

/**
 * What an errand asks of a round: go there and work (`visit`), bring from the hub to a door, fetch from a door to the
 * hub, bring and fetch at one stop (`swap`: laundry), carry from one door to another.
 */
export const WAYS = ['visit', 'bring', 'fetch', 'swap', 'carry'] as const
export type Way = (typeof WAYS)[number]

/** Minutes after midnight, on the clock of the hub; the work may begin from the first to the last. */
export type Hours = { readonly from: number; readonly to: number }

/** Kilograms and crates: the two things a van, a bike and a car run out of. Whole numbers. */
export type Load = { readonly kg: number; readonly crates: number }

/** `open` until a stop of it is done; `dropped` when nobody needs it any more. */
export const ERRAND_STATES = ['open', 'done', 'dropped'] as const
export type ErrandState = (typeof ERRAND_STATES)[number]

/** A stop lasts five minutes at least: to park, ring, hand over and write it down. */
export const SHORTEST_STOP = 5

export type ErrandKey = `request:${Id<'Request'>}` | `errand:${Id<'RoundErrand'>}`

/** Something that must travel: a request of somebody, or an errand noted by hand. */
export type Errand = {
  readonly key: ErrandKey
  readonly requestId: Id<'Request'> | null
  readonly errandId: Id<'RoundErrand'> | null
  /** `D2026-0412`, or `C2026-0012`. */
  readonly number: string
  readonly way: Way
  /** What it is: the service, or what was typed. */
  readonly what: string
  /** Who is at the door. Never copied into a round: read anew each time. */
  readonly whom: string
  readonly phone: string | null
  /** What to know before ringing. */
  readonly needs: string | null
  readonly note: string
  /** On one line; empty when nobody knows it yet. */
  readonly address: string
  readonly point: Point | null
  /** Where a `carry` goes; null else. */
  readonly toAddress: string | null
  readonly toPoint: Point | null
  /** The day it is promised for. */
  readonly dueOn: Day
  /** Apart from each other, in order; none is any time of the day. */
  readonly hours: readonly Hours[]
  /** Minutes at the door, `SHORTEST_STOP` at least. */
  readonly minutes: number
  readonly load: Load
  /** What the vehicle must have: « hayon », « froid ». */
  readonly skills: readonly string[]
  /** Who must drive; null: anybody. */
  readonly driver: DriverKind | null
  /** 0–100. */
  readonly priority: number
  /** Left out of a plan when it costs more than it earns. */
  readonly optional: boolean
  /** What it brings in when it is done. */
  readonly revenue: Cents
  /** Bags, ice, a helper: what it costs beside the road. */
  readonly handling: Cents
  /** Somebody promised that hour: a visit of the calendar that no round made. */
  readonly agreedAt: Date | null
  /** The visit that stands for it in the calendar, whoever made it. */
  readonly visitId: Id<'Visit'> | null
  /** Of a `carry` half done: where its goods are. Null else. */
  readonly held: Held | null
}

/** What was taken at its first door and not delivered yet: it waits at the hub, or is still on board. */
export type Held = {
  /** The number of the round that took it, and the day. */
  readonly round: string
  readonly day: Day
  /** That round is not back yet. */
  readonly aboard: boolean
  /** Where it was taken. */
  readonly address: string
  readonly point: Point | null
}

/** A `carry` whose goods were taken already is brought from the hub to its second door: nobody rings at the first one again. */
export const halfDone = (
  errand: Errand,
  { round, day, aboard }: Omit<Held, 'address' | 'point'>,
): Errand => ({
  ...errand,
  ...{ way: 'bring', address: errand.toAddress ?? errand.address, point: errand.toPoint },
  ...{ toAddress: null, toPoint: null },
  held: { round, day, aboard, address: errand.address, point: errand.point },
})

/** `request:…` or `errand:…` with an id behind it, as forms send it; null for anything else. */
export function errandKeyIn(text: string): ErrandKey | null {
  const [kind, id, more] = text.split(':')
  return more === undefined && (kind === 'request' || kind === 'errand') && isId(id)
    ? (text as ErrandKey)
    : null
}

export const errandKey = (of: {
  requestId: Id<'Request'> | null
  errandId: Id<'RoundErrand'> | null
}): ErrandKey => (of.requestId ? `request:${of.requestId}` : `errand:${of.errandId!}`)
