import type { ClockRound } from './asked.ts'
import { loadsOf } from './loads.ts'
import { overloads } from './reloads.ts'
import { lateness, type Row } from './row.ts'

/** Up to so many stops two reloads are moved together as well: there are as many pairs of places as stops squared. */
const TOGETHER_UNTIL = 30

/** An hour on the road costs in kilometres about half of what an hour paid does: the clock knows no rates. */
const ROAD = 0.5

/** Where a round comes back to load, with the times it then has; kilograms and crates too many, seconds late, price. */
export type Judged = {
  readonly reloads: readonly number[]
  readonly row: Row
  readonly over: number
  readonly late: number
  /** In seconds paid. */
  readonly price: number
}

/** The times of a round that comes back to load before those stops, and the seconds driven. */
export type Timed = (reloads: ReadonlySet<number>) => { row: Row; driving: number }

/**
 * Each coming back to load moved to where the round is cheaper, until none is: being back early is not yet being cheap,
 * for who waits on the way could as well leave later, and a reload beside the hub costs fewer kilometres.
 * @param found reloads that overload as little as can be
 */
export function cheaperReloads(round: ClockRound, found: readonly number[], timed: Timed): Judged {
  const judge = (reloads: readonly number[], most: number): Judged | null => {
    const before = new Set(reloads)
    const over = overIn(round, before)
    if (over > most) return null
    const { row, driving } = timed(before)
    const price = row.arrivals.at(-1)! - row.start + ROAD * driving
    return { reloads, row, over, late: lateness(row, round.toMinute * 60), price }
  }
  let best = judge(found, Number.POSITIVE_INFINITY)!
  for (let better = found.length > 0; better; ) {
    better = false
    for (const reloads of neighbours(best.reloads, round.stops.length)) {
      const tried = judge(reloads, best.over)
      if (!tried || !isBetter(tried, best)) continue
      best = tried
      better = true
    }
  }
  return best
}

const isBetter = (a: Judged, b: Judged): boolean =>
  (a.over - b.over || a.late - b.late || a.price - b.price) < 0

/** The same with one reload elsewhere, or two. */
function* neighbours(reloads: readonly number[], stops: number): Generator<number[]> {
  const free = Array.from({ length: stops - 1 }, (_, i) => i + 1)
  for (const one of reloads)
    for (const at of free) {
      const others = reloads.filter((reload) => reload !== one)
      if (others.includes(at)) continue
      yield [...others, at].sort((a, b) => a - b)
      if (stops > TOGETHER_UNTIL) continue
      for (const other of others)
        for (const then of free) {
          const rest = others.filter((reload) => reload !== other)
          if (then !== at && !rest.includes(then)) yield [...rest, at, then].sort((a, b) => a - b)
        }
    }
}

const overIn = ({ stops, vehicle }: ClockRound, reloads: ReadonlySet<number>): number =>
  loadsOf(stops, reloads).reduce((sum, { before, after }) => {
    const { kg, crates } = overloads(vehicle.load, before, after)
    return sum + kg + crates
  }, 0)
