import { pointOfPart, type TimedErrand } from '../clock/stop.ts'
import { type DayTravel, type RoundToTime, type TimedRound, timedRound } from '../clock/timed.ts'
import type { RoundWarning, StopWarning } from '../clock/times.ts'
import type { ErrandKey } from '../errands/errand.ts'
import type { StopPart } from '../life.ts'
import type { Rates } from '../trip.ts'

/** All that can be wrong with a stop, but for its hour. */
export type Unfit = Exclude<StopWarning, 'late'>

/** What a round would be with an errand more, at its best place. Differences: metres, seconds, cents. */
export type WhatIf = {
  /** Before which stop it would come; of a `carry`, where its delivery would come in the round with its pickup. */
  readonly at: number
  readonly deliverAt: number | null
  readonly metres: number
  readonly seconds: number
  /** Kilometres, paid time and handling more. */
  readonly cost: number
  readonly revenue: number
  readonly margin: number
  /** When one would be there: arrivals of its stops, seconds after midnight. */
  readonly arrivals: readonly number[]
  /** Seconds late in all that the round was not before, the errand itself counted. */
  readonly later: number
  /** Stops of the round, by their index now, that would be late, or later. */
  readonly late: readonly number[]
  /** True when it would be late itself. */
  readonly itself: boolean
  /** What would be wrong with the round that is not now. */
  readonly warnings: readonly RoundWarning[]
  /** What would be wrong with the vehicle or its driver for it: too heavy, a skill missing… */
  readonly unfit: readonly Unfit[]
}

/**
 * The best place of an errand in a round whose order stays: where nothing gets wrong that was right, else where least does,
 * then where it costs least.
 */
export function whatIf(round: RoundToTime, errand: TimedErrand, travel: DayTravel, rates: Rates): WhatIf {
  const now = timedRound(round, travel, rates)
  let best: WhatIf | null = null
  for (const { stops, places } of waysIn(round, errand, travel)) {
    const found = differenceOf(now, timedRound({ ...round, stops }, travel, rates), places)
    if (!best || isBetter(found, best)) best = found
  }
  return best!
}

type Stops = RoundToTime['stops']
type Way = { readonly stops: Stops; readonly places: readonly number[] }

/** So many pairs of places are timed for what is carried: all of them in a round of two dozen stops. */
const MOST_PAIRS = 300

/** Every place of an errand among the stops: where it comes in the new round; of many pairs, those on the shortest ways. */
function waysIn(round: RoundToTime, errand: TimedErrand, travel: DayTravel): Way[] {
  const { stops } = round
  const put = (into: Stops, at: number, part: StopPart) => into.toSpliced(at, 0, { errand, part })
  const places = [...stops.keys(), stops.length]
  if (errand.way !== 'carry') return places.map((at) => ({ stops: put(stops, at, 'whole'), places: [at] }))
  const pairs = places.flatMap((at) =>
    places.slice(at).map((after) => ({ at, after, longer: longerBy(round, errand, travel, at, after) })),
  )
  pairs.sort((a, b) => a.longer - b.longer)
  return pairs.slice(0, MOST_PAIRS).map(({ at, after }) => ({
    stops: put(put(stops, at, 'pickup'), after + 1, 'delivery'),
    places: [at, after + 1],
  }))
}

/** Seconds of travel more with a pickup before one stop and its delivery before the same or a later one. */
function longerBy(
  { stops, mode }: RoundToTime,
  errand: TimedErrand,
  { hub, placeOf, matrices }: DayTravel,
  at: number,
  after: number,
): number {
  const { durations, size } = matrices.get(mode)!
  const where = (stop: number) => {
    const found = stops[stop]
    return found ? (placeOf(pointOfPart(found.errand, found.part)) ?? hub) : hub
  }
  const way = (...places: (number | null)[]) =>
    places.slice(1).reduce<number>((sum, to, i) => {
      const from = places[i]!
      return from === null || to === null ? sum : sum + durations[from * size + to]!
    }, 0)
  const [one, two] = [placeOf(errand.point), placeOf(errand.toPoint)]
  if (at === after) return way(where(at - 1), one, two, where(at)) - way(where(at - 1), where(at))
  const first = way(where(at - 1), one, where(at)) - way(where(at - 1), where(at))
  return first + way(where(after - 1), two, where(after)) - way(where(after - 1), where(after))
}

function differenceOf(now: TimedRound, then: TimedRound, places: readonly number[]): WhatIf {
  const own = places.map((at) => then.stops[at]!)
  const others = then.stops.filter((_, at) => !places.includes(at))
  const late = others.flatMap((stop, at) => (stop.lateBy > now.stops[at]!.lateBy ? [at] : []))
  const lateness = (stops: TimedRound['stops']) => stops.reduce((sum, { lateBy }) => sum + lateBy, 0)
  const revenue = then.planned.revenue - now.planned.revenue
  const cost = then.planned.cost - now.planned.cost
  const heavier = others.some(
    ({ warnings }, at) =>
      warnings.some((w) => w.startsWith('too-')) &&
      !now.stops[at]!.warnings.some((w) => w.startsWith('too-')),
  )
  const unfit = new Set(own.flatMap(({ warnings }) => warnings.filter((one): one is Unfit => one !== 'late')))
  return {
    at: places[0]!,
    deliverAt: places[1] ?? null,
    metres: then.planned.metres - now.planned.metres,
    seconds: then.planned.seconds - now.planned.seconds,
    ...{ cost, revenue, margin: revenue - cost },
    arrivals: own.map(({ arrival }) => arrival),
    later: lateness(then.stops) - lateness(now.stops),
    late,
    itself: own.some(({ lateBy }) => lateBy > 0),
    warnings: then.warnings.filter((warning) => !now.warnings.includes(warning)),
    unfit: [
      ...(heavier && ![...unfit].some((w) => w.startsWith('too-')) ? (['too-heavy'] as const) : []),
      ...unfit,
    ],
  }
}

/** How many things would be wrong that are not now. */
const wrongs = ({ late, itself, warnings, unfit }: WhatIf): number =>
  late.length + (itself ? 1 : 0) + warnings.length + unfit.length

export const isBetter = (a: WhatIf, b: WhatIf): boolean =>
  (wrongs(a) - wrongs(b) || a.later - b.later || b.margin - a.margin || a.seconds - b.seconds) < 0

/** What a stop costs and brings where it stands: the round with it, less the round without. Metres, seconds, cents. */
export type StopPrice = {
  readonly metres: number
  readonly seconds: number
  readonly cost: number
  readonly revenue: number
  readonly margin: number
}

/**
 * What each errand of a round costs and brings where it stands. The way that several share belongs to none of them: these
 * prices do not add up to the round's.
 */
export function stopPrices(
  round: RoundToTime,
  travel: DayTravel,
  rates: Rates,
): ReadonlyMap<ErrandKey, StopPrice> {
  const all = timedRound(round, travel, rates).planned
  const prices = new Map<ErrandKey, StopPrice>()
  for (const { errand } of round.stops) {
    if (prices.has(errand.key)) continue
    const stops = round.stops.filter((stop) => stop.errand.key !== errand.key)
    const without = timedRound({ ...round, stops }, travel, rates).planned
    const cost = all.cost - without.cost
    const revenue = all.revenue - without.revenue
    prices.set(errand.key, {
      metres: all.metres - without.metres,
      seconds: all.seconds - without.seconds,
      ...{ cost, revenue, margin: revenue - cost },
    })
  }
  return prices
}
