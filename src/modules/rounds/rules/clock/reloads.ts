import type { Load } from '../errands/errand.ts'

type LoadStop = {
  readonly place: number | null
  readonly hours: readonly { readonly from: number; readonly to: number }[]
  readonly minutes: number
  readonly brought: Load
  readonly fetched: Load
  readonly carried: Load
}

/** Kilograms and crates beyond what a vehicle takes, on arriving or on leaving. */
export const overloads = ({ kg, crates }: Load, before: Load, after: Load): Load => ({
  kg: Math.max(0, before.kg - kg, after.kg - kg),
  crates: Math.max(0, before.crates - crates, after.crates - crates),
})

/** The best way to have done the stops up to one, with so many reloads: what is beyond the limits, late, and when. */
type Best = {
  readonly over: number
  readonly late: number
  readonly time: number
  /** Where the last loading was, and the way until there. */
  readonly from: number
  readonly before: Best | null
}

type Loading = {
  readonly stops: readonly LoadStop[]
  readonly hub: number | null
  readonly vehicle: { readonly load: Load; readonly reloads: number; readonly reloadMinutes: number }
  /** Seconds after midnight. */
  readonly start: number
  readonly leg: (from: number | null, to: number | null) => number
}

/**
 * Before which stops the vehicle comes back to the hub, to load the next ones and leave what it fetched: only where it is
 * too small, as little overloaded as can be, then as little late, then back the earliest. Exact but for the times: of the
 * ways to a place with equal loads, the least late and earliest is kept. The break is not counted in.
 */
export function reloadsBefore(loading: Loading): number[] {
  const { stops, vehicle } = loading
  const count = stops.length
  const first = loadedFrom(loading, 0, { over: 0, late: 0, time: loading.start, from: 0, before: null })
  let row = first
  let best = row[count]!
  for (let k = 1; k <= vehicle.reloads && best.over > 0 && loading.hub !== null; k++) {
    const next: Best[] = []
    for (let at = k; at < count; at++) {
      const done = row[at]
      if (!done) continue
      const back = loading.leg(placeBefore(loading, at), loading.hub)
      const then = { ...done, time: done.time + back + vehicle.reloadMinutes * 60, from: at, before: done }
      loadedFrom(loading, at, then).forEach((way, until) => {
        if (!next[until] || isBetter(way, next[until]!)) next[until] = way
      })
    }
    row = next
    if (row[count] && isBetter(row[count]!, best)) best = row[count]!
  }
  const reloads: number[] = []
  for (let way: Best | null = best; way?.before; way = way.before) reloads.unshift(way.from)
  return reloads
}

const isBetter = (a: Best, b: Best): boolean => (a.over - b.over || a.late - b.late || a.time - b.time) < 0

/** Where one is after the stop before: the hub when nobody knows any of them. */
function placeBefore({ stops, hub }: Loading, at: number): number | null {
  for (let before = at - 1; before >= 0; before--)
    if (stops[before]!.place !== null) return stops[before]!.place
  return hub
}

/** By number of stops done, the way that goes on from a loading before stop `from` without another one. */
function loadedFrom({ stops, hub, vehicle, leg }: Loading, from: number, loaded: Best): Best[] {
  const ways: Best[] = []
  let { late, time } = loaded
  let here = hub
  for (let until = from; until < stops.length; until++) {
    const stop = stops[until]!
    const there = stop.place ?? here
    const begin = beginAt(stop, time + leg(here, there))
    const closes = (stop.hours.at(-1)?.to ?? Number.POSITIVE_INFINITY) * 60
    late += Math.max(0, begin - closes)
    time = begin + stop.minutes * 60
    here = there
    ways[until + 1] = { ...loaded, over: loaded.over + overIn(stops, vehicle.load, from, until), late, time }
  }
  return ways
}

function beginAt({ hours }: LoadStop, arrival: number): number {
  const open = hours.find(({ to }) => arrival <= to * 60)
  return open ? Math.max(arrival, open.from * 60) : arrival
}

/** Kilograms and crates beyond the limits, stop by stop, between two loadings. */
function overIn(stops: readonly LoadStop[], limits: Load, from: number, until: number): number {
  let kg = 0
  let crates = 0
  for (let at = 0; at <= until; at++) {
    const { brought, carried } = stops[at]!
    kg += at < from ? carried.kg : brought.kg
    crates += at < from ? carried.crates : brought.crates
  }
  let over = 0
  for (let at = from; at <= until; at++) {
    const { brought, fetched, carried } = stops[at]!
    const before = { kg, crates }
    kg += fetched.kg + carried.kg - brought.kg
    crates += fetched.crates + carried.crates - brought.crates
    const beyond = overloads(limits, before, { kg, crates })
    over += beyond.kg + beyond.crates
  }
  return over
}
