import type { Hours } from '../errands/errand.ts'
import type { Point } from '../places.ts'

/** What is put into a round: one stop, or two in a row for what is carried. No point: nobody knows where it is. */
export type ToOrder = {
  readonly points: readonly Point[]
  readonly hours: readonly Hours[]
  /** At each door. */
  readonly minutes: number
}

/** Minutes for one kilometre as the crow flies: thirty an hour on roads a third longer. */
const MINUTES_PER_KM = (60 / 30) * 1.33
const KM_PER_DEGREE = 111
/** A minute late is worth so many of driving, a minute of waiting a part of one. */
const LATE = 5
const WAIT = 0.3

function minutesApart(a: Point, b: Point): number {
  const narrow = Math.cos((((a.lat + b.lat) / 2) * Math.PI) / 180)
  return Math.hypot(a.lat - b.lat, (a.lon - b.lon) * narrow) * KM_PER_DEGREE * MINUTES_PER_KM
}

/** What an order costs, in minutes of driving: the way, waiting at doors, and coming late. */
function costOf(hub: Point | null, from: number, order: readonly ToOrder[]): number {
  let [at, now, cost] = [hub, from, 0]
  const go = (to: Point | null) => {
    const way = at && to ? minutesApart(at, to) : 0
    now += way
    cost += way
    at = to
  }
  for (const { points, hours, minutes } of order)
    for (const [i, point] of points.entries()) {
      go(point)
      // The hours of what is carried are those of the first door.
      const open = i > 0 ? [] : hours
      const next = open.find(({ to }) => now <= to) ?? open.at(-1)
      if (next && now < next.from) {
        cost += (next.from - now) * WAIT
        now = next.from
      } else if (next && now > next.to) cost += (now - next.to) * LATE
      now += minutes
    }
  go(hub)
  return cost
}

/**
 * A first order for a round: what its model says stays in its own order, the rest goes where it costs least on the way and
 * at doors that open at their hours, the farthest from the hub first; what has no point comes last. Times are as the crow
 * flies: the board says who is late, and the solver does better.
 * @param hub where it leaves from and comes back to; null when nobody has said it
 * @param from when it leaves, in minutes after midnight
 */
export function firstOrder<Item extends ToOrder>(
  hub: Point | null,
  from: number,
  own: readonly Item[],
  added: readonly Item[],
): Item[] {
  let order = own.filter((item) => item.points.length > 0)
  const far = (item: Item) => (hub ? minutesApart(hub, item.points[0]!) : 0)
  const placed = added.filter((item) => item.points.length > 0).sort((a, b) => far(b) - far(a))
  for (const item of placed) {
    let [best, least] = [order, Number.POSITIVE_INFINITY]
    for (let at = 0; at <= order.length; at++) {
      const tried = order.toSpliced(at, 0, item)
      const cost = costOf(hub, from, tried)
      if (cost < least - 1e-9) [best, least] = [tried, cost]
    }
    order = best
  }
  return [...order, ...[...own, ...added].filter((item) => item.points.length === 0)]
}
