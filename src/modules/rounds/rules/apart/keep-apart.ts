import type { TimedRound } from '../clock/timed.ts'
import type { Hours } from '../errands/errand.ts'
import { type DayRound, stays, type Wishes } from '../proposal/problem.ts'
import { type Shared, sharedBy } from './overlap.ts'

/** A round of a day with what it may share with another. */
export type SharingRound = DayRound & { readonly vehicleId: string | null; readonly who: string | null }

/** Somebody or something that is out already, and back in so many seconds after midnight. */
export type Taken = {
  readonly vehicleId: string | null
  readonly who: string | null
  readonly until: number
}

/**
 * Two rounds, by their place in the list, that one vehicle or one person makes one after the other: the first is back and
 * the second leaves from `at` on, in minutes after midnight. `first` null: it is out already.
 */
export type Turn = {
  readonly first: number | null
  readonly second: number
  readonly shared: Shared
  readonly at: number
}

export type Apart =
  | {
      readonly ok: true
      /** The hours of each round; those that had to give way are narrower than they were. */
      readonly hours: readonly Hours[]
      /** Why they did. */
      readonly turns: readonly Turn[]
    }
  /** `other` null: what it shares is on the road until too late. */
  | { readonly ok: false; readonly round: number; readonly other: number | null; readonly shared: Shared }

/**
 * Hours in which rounds that share a vehicle or a driver never meet: where they overlap, the earlier one is back by an
 * instant and the other leaves from then on, so chosen that what stays in both is no later than it is now. Not ok: no such
 * instant, and somebody must say which of the two goes when.
 * @param time the times of a round as it stands
 */
export function keepApart(
  rounds: readonly SharingRound[],
  taken: readonly Taken[],
  wishes: Wishes,
  time: (round: DayRound) => TimedRound,
): Apart {
  const hours = rounds.map(({ fromMinute, toMinute }): Hours => ({ from: fromMinute, to: toMinute }))
  const turns: Turn[] = []
  const fits = new Fits(rounds, hours, wishes, time)
  for (const one of taken)
    for (const [r, round] of rounds.entries()) {
      const shared = sharedBy(one, round)
      const from = Math.ceil(one.until / 60)
      if (!shared || from <= hours[r]!.from) continue
      if (from >= hours[r]!.to || !fits.leaves(r, from)) return { ok: false, round: r, other: null, shared }
      hours[r] = { ...hours[r]!, from }
      turns.push({ first: null, second: r, shared, at: from })
    }
  for (let a = 0; a < rounds.length; a++)
    for (let b = a + 1; b < rounds.length; b++) {
      const shared = sharedBy(rounds[a]!, rounds[b]!)
      if (!shared || hours[a]!.to <= hours[b]!.from || hours[b]!.to <= hours[a]!.from) continue
      const best = [fits.between(a, b), fits.between(b, a)]
        .flatMap((one) => one ?? [])
        .sort((one, other) => one.off - other.off)[0]
      if (!best) return { ok: false, round: a, other: b, shared }
      const { first, second, at } = best
      hours[first] = { ...hours[first]!, to: Math.min(at, hours[first]!.to) }
      hours[second] = { ...hours[second]!, from: Math.max(at, hours[second]!.from) }
      turns.push({ first, second, shared, at })
    }
  return { ok: true, hours, turns }
}

/** Whether what stays in a round can be served in other hours than it has. */
class Fits {
  readonly #rounds: readonly DayRound[]
  readonly #hours: readonly Hours[]
  readonly #time: (round: DayRound) => TimedRound

  constructor(
    rounds: readonly DayRound[],
    hours: readonly Hours[],
    wishes: Wishes,
    time: (round: DayRound) => TimedRound,
  ) {
    this.#rounds = rounds.map((round) => ({
      ...round,
      stops: round.stops.filter(({ locked }) => stays(round, locked, wishes)),
    }))
    this.#hours = hours
    this.#time = time
  }

  /**
   * The instant (minutes after midnight) at which one is back and the other may leave; null when there is none. `off`:
   * minutes from where one would share their hours, so that the better order of two is known.
   */
  between(first: number, second: number): { first: number; second: number; at: number; off: number } | null {
    const [one, other] = [this.#hours[first]!, this.#hours[second]!]
    const back = this.#kept(first)
      ? Math.ceil(this.#timed(first, one.from).figures.backAt / 60)
      : one.from + 1
    const wish =
      one.from < other.from
        ? other.from
        : Math.floor((Math.max(one.from, other.from) + Math.min(one.to, other.to)) / 2)
    const at = [Math.max(wish, back), back].find((minute) => minute < other.to && this.leaves(second, minute))
    if (at === undefined) return null
    return { first, second, at, off: Math.abs(at - wish) + (one.from > other.from ? BACKWARDS : 0) }
  }

  /** Leaving so late makes nothing that stays later than it is now. */
  leaves(r: number, minute: number): boolean {
    if (!this.#kept(r) || minute <= this.#hours[r]!.from) return true
    return this.#late(r, minute) <= this.#late(r, this.#hours[r]!.from)
  }

  #kept(r: number): boolean {
    return this.#rounds[r]!.stops.length > 0
  }

  #timed(r: number, fromMinute: number): TimedRound {
    return this.#time({ ...this.#rounds[r]!, fromMinute, toMinute: this.#hours[r]!.to })
  }

  /** Seconds late in all, the return included. */
  #late(r: number, fromMinute: number): number {
    const { stops, figures } = this.#timed(r, fromMinute)
    const late = stops.reduce((sum, { lateBy }) => sum + lateBy, 0)
    return late + Math.max(0, figures.backAt - this.#hours[r]!.to * 60)
  }
}

/** The one that leaves earlier goes first, unless it cannot: worth more than a day of minutes. */
const BACKWARDS = 2 * 24 * 60
