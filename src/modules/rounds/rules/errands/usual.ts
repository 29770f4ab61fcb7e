import type { DriverKind } from '../problem.ts'
import { type Hours, type Load, SHORTEST_STOP, type Way } from './errand.ts'

/** What a service is in the catalogue, as far as rounds look. Minutes of one unit. */
export type CatalogueFacts = {
  /** A family of services of the catalogue. */
  readonly activity: string
  readonly unit: string
  readonly minutes: number
  /** Skills that whoever does it must have: then it is somebody's trade. */
  readonly skills: readonly string[]
  /** Permille of the price that goes to whoever does it; 0 when the hub does it itself. */
  readonly providerShare: number
  /** It holds several others: several passages, not one. */
  readonly isPackage: boolean
}

/** How one unit of a service travels. Null: it does not. */
export type ServiceTravel = {
  readonly way: Way | null
  /** At the door: for one unit of a visit, for the whole of what is handed over. */
  readonly minutes: number
  readonly hours: readonly Hours[]
  /** Of one unit. */
  readonly load: Load
  readonly skills: readonly string[]
  readonly driver: DriverKind | null
  /** Cents, for one stop. */
  readonly handling: bigint
}

/** Longest stop of a round: beyond it is a day of work, planned in the calendar. */
export const LONGEST_STOP = 480
/** To hand something over, or to take it. */
const HANDED_OVER = SHORTEST_STOP
/** To hand over, take and count what comes back. */
const EXCHANGED = 10

const BROUGHT = ['errands', 'grocery', 'parcels']
const DONE_THERE = ['home-services', 'repairs', 'mobility', 'building-service', 'authority-service']

function usualWay({ activity, unit, skills, providerShare, isPackage }: CatalogueFacts): Way | null {
  if (isPackage || unit === 'month') return null
  if (activity === 'laundry') return 'swap'
  if (BROUGHT.includes(activity)) return 'bring'
  // A trade of its own, or one shared with whoever does it: a provider goes there by themselves.
  return DONE_THERE.includes(activity) && skills.length === 0 && providerShare === 0 ? 'visit' : null
}

const NOTHING: Load = { kg: 0, crates: 0 }
/** What one unit weighs until somebody says better: a basket, a load of laundry, an item. Ours, no source gives them. */
const usualLoad = (way: Way | null, unit: string): Load => {
  if (way !== 'bring' && way !== 'swap') return NOTHING
  return unit === 'item' ? { kg: 2, crates: 0 } : { kg: 8, crates: 1 }
}

/**
 * How a service travels as long as the hub has said nothing: what is done at the counter, by a tradesperson or over a
 * month does not; laundry is exchanged, what is bought is brought, work at somebody's home is a visit of its usual time.
 */
export function usualTravel(service: CatalogueFacts): ServiceTravel {
  const way = usualWay(service)
  return {
    way,
    minutes: way === 'visit' ? stopMinutes(service.minutes || 30) : way === 'swap' ? EXCHANGED : HANDED_OVER,
    hours: [],
    load: usualLoad(way, service.unit),
    skills: [],
    driver: null,
    handling: 0n,
  }
}

/** What a request overrides of its service; null: as the service says. */
export type RequestTravel = {
  readonly way: Way | 'none' | null
  readonly toAddress: string | null
  readonly hours: readonly Hours[] | null
  readonly minutes: number | null
  readonly kg: number | null
  readonly crates: number | null
}

export type StopTravel = {
  readonly way: Way
  readonly minutes: number
  readonly hours: readonly Hours[]
  readonly load: Load
}

/**
 * How so many units of a service travel as one stop. Work is as long as there are units, a handover is not; what is
 * carried weighs as many times. With a second address it goes from one door to the other; without, nothing is carried.
 */
export function stopTravel(
  service: ServiceTravel,
  quantity: number,
  said: RequestTravel | undefined,
): StopTravel {
  const asked = said?.way && said.way !== 'none' ? said.way : (service.way ?? 'visit')
  const way = said?.toAddress ? 'carry' : asked === 'carry' ? 'visit' : asked
  const units = asked === 'visit' ? quantity : 1
  return {
    way,
    minutes: stopMinutes(said?.minutes ?? service.minutes * units),
    hours: said?.hours ?? service.hours,
    load: {
      kg: said?.kg ?? service.load.kg * quantity,
      crates: said?.crates ?? service.load.crates * quantity,
    },
  }
}

/** Minutes of a stop, within what a round may hold. */
export const stopMinutes = (minutes: number): number =>
  Math.min(LONGEST_STOP, Math.max(SHORTEST_STOP, Math.round(minutes)))

/** An hour that somebody was promised holds a quarter of an hour around it. Minutes after midnight. */
export const AGREED_AROUND = 15
export const aroundAgreed = (minute: number): Hours => ({
  from: Math.max(0, minute - AGREED_AROUND),
  to: Math.min(24 * 60 - 1, minute + AGREED_AROUND),
})
/** Hours of an agreed hour that this minute is still within. */
export const isAround = ({ from, to }: Hours, minute: number): boolean =>
  to - from <= 2 * AGREED_AROUND && from <= minute && minute <= to
