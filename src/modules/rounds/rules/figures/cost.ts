import { add, type Cents } from '#kit/money.ts'
import type { DriverKind } from '../problem.ts'
import { costOf, type Rates, type TripMode } from '../trip.ts'

/** Minutes that a round pays for: those of a volunteer cost nothing here. */
export const paidMinutesOf = (seconds: number, driver: DriverKind): number =>
  driver === 'paid' ? Math.round(seconds / 60) : 0

/**
 * What a round costs, in cents: `costOf` of the trip that it becomes, with what its vehicle costs each time it leaves
 * counted as handling. Planned and driven rounds are counted by this one.
 */
export const costOfRound = (
  round: {
    readonly mode: TripMode
    readonly metres: number
    /** From leaving to being back. */
    readonly seconds: number
    readonly driver: DriverKind
    readonly handling: Cents
    readonly fixed: Cents
  },
  rates: Rates,
): Cents =>
  costOf(
    {
      mode: round.mode,
      metres: round.metres,
      paidMinutes: paidMinutesOf(round.seconds, round.driver),
      handling: add(round.handling, round.fixed),
    },
    rates,
  )
