import type { Point } from '../places.ts'

/** What is put into a round: one stop, or two in a row for what is carried. No point: nobody knows where it is. */
export type ToOrder = { readonly points: readonly Point[] }

/** On the scale of a valley a degree of longitude is shorter than one of latitude by the cosine; only comparisons matter. */
function apart(a: Point, b: Point): number {
  const narrow = Math.cos((((a.lat + b.lat) / 2) * Math.PI) / 180)
  return Math.hypot(a.lat - b.lat, (a.lon - b.lon) * narrow)
}

/** How much longer the way is with `item` between two points, null being the hub that nobody has placed. */
function detour(before: Point | null, item: ToOrder, after: Point | null): number {
  const [first, last] = [item.points[0]!, item.points.at(-1)!]
  const way = (a: Point | null, b: Point | null) => (a && b ? apart(a, b) : 0)
  return way(before, first) + way(last, after) - way(before, after)
}

/**
 * A first order for a round: what its model says stays in its own order, the rest goes where it lengthens the way least,
 * the farthest from the hub first; what has no point comes last. Hours are not looked at: the board says who is late, and
 * the solver does better.
 * @param hub where it leaves from and comes back to; null when nobody has said it
 */
export function firstOrder<Item extends ToOrder>(
  hub: Point | null,
  own: readonly Item[],
  added: readonly Item[],
): Item[] {
  const order = own.filter((item) => item.points.length > 0)
  const far = (item: Item) => (hub ? apart(hub, item.points[0]!) : 0)
  const placed = added.filter((item) => item.points.length > 0).sort((a, b) => far(b) - far(a))
  for (const item of placed) {
    let [best, least] = [order.length, Number.POSITIVE_INFINITY]
    for (let at = 0; at <= order.length; at++) {
      const extra = detour(order[at - 1]?.points.at(-1) ?? hub, item, order[at]?.points[0] ?? hub)
      if (extra < least - 1e-12) [best, least] = [at, extra]
    }
    order.splice(best, 0, item)
  }
  return [...order, ...[...own, ...added].filter((item) => item.points.length === 0)]
}
