import { addDays, type Day, weekday } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import type { ErrandInput } from '#modules/rounds/errands/input.ts'
import type { SchemeForm } from '#modules/rounds/index.server.ts'
import type { ServiceTravel } from '#modules/rounds/rules/errands/usual.ts'
import type { FleetFacts } from '#modules/rounds/rules/fleet.ts'
import type { DriverKind } from '#modules/rounds/rules/problem.ts'
import type { ComparisonForm } from '#modules/trial/index.server.ts'
import { weekdayBack } from './calendar.ts'
import type { Dice } from './random.ts'
import type { ToldMap } from './round-places.ts'
import type { Road, Teller } from './story.ts'

/** An errand of the story: euros, and hours as `9:00`–`11:30` in minutes. */
export type ToldErrand = Omit<ErrandInput, 'day' | 'revenue' | 'handling' | 'hours'> & {
  euros?: number
  hours?: readonly (readonly [from: number, to: number])[]
  /** Paid in cash at the door; the rest is on somebody’s account. */
  cash?: true
}

/** Who drives: an account by its word, or the nth volunteer of the hub. */
export type ToldDriver = { word: string } | { volunteer: number }

export type ToldRound = {
  name: string
  scheme?: string
  vehicle: string
  driver: ToldDriver
  kind: DriverKind
  from: number
  to: number
  /** At most so many of the requests that wait. */
  requests: number
  /** Communes whose requests it takes; none: wherever they are. */
  zone?: readonly string[]
  /** It goes to the family of the cast. */
  family?: true
  errands: readonly ToldErrand[]
}

/** What a driver tells beside the usual: doors that stay shut from a stop on, why, and minutes lost on the way. */
export type Lived = { fails?: number; shut?: number; slow?: number; why?: string }

/** Every week on a day (Monday = 1), from so many weeks ago to so many. */
export type ToldWeekly = Omit<ToldRound, 'errands'> & {
  on: number
  weeks: readonly [first: number, last: number]
  /** Each since so many weeks ago, as one customer after the other came; 99: since the beginning. */
  errands: readonly (readonly [since: number, errand: ToldErrand])[]
  /** Only so many of them a week, in turn: what is asked for here and there. */
  inTurn?: number
  /** A week that went wrong. */
  bad?: Lived & { week: number }
}

export type ToldRounds = {
  /** Words of who keeps the fleet, and of who prepares the rounds. */
  by: string
  desk: string
  map: ToldMap
  /** A vehicle that only rounds use. */
  vehicle?: { name: string; note: string }
  /** What each vehicle carries, where it is not the usual. */
  fleet: readonly (readonly [vehicle: string, facts: Partial<FleetFacts>])[]
  /** How services travel, where it is not the usual; a way of null: by no round. */
  ways: readonly (readonly [service: string, travel: Pick<ServiceTravel, 'way'> & Partial<ServiceTravel>])[]
  schemes: readonly SchemeForm[]
  weekly: readonly ToldWeekly[]
  /** Models beside theirs, of which no round was made yet. */
  models: readonly (ToldRound & { on: number })[]
  /** What the trial compares, from the week of the second scheme on; closed some day with what was learnt. */
  comparison: Pick<ComparisonForm, 'name' | 'question' | 'goal' | 'minTrips'> & {
    compared: readonly string[]
  }
  today: readonly (ToldRound & { lived: Lived })[]
  tomorrow: readonly (ToldRound & { state: 'draft' | 'ready' })[]
  /** Requests taken two days ago for a day from today: a service of the hub, and how many. */
  asked: readonly (readonly [service: string, n: number, on: 0 | 1])[]
  /** A family of the cast: what they asked for goes with a round of today or tomorrow. */
  family: string
  /** Noted by hand and waiting: so many days from today, and the day it is for. */
  waiting: readonly (ToldErrand & { noted: number; for: number })[]
  seed: number
}

/** What the rounds of a hub's story share. */
export type Season = {
  readonly teller: Teller
  readonly today: Day
  readonly told: ToldRounds
  readonly random: Dice
  readonly schemes: Map<string, Id<'Scheme'>>
  /** Requests taken for today. */
  readonly asked: Set<Id<'Request'>>
  /** Models by the name of their rounds. */
  readonly models: Map<string, Id<'RoundTemplate'>>
}

/** The errands of a weekly round so many weeks ago. */
export function errandsOf({ errands, inTurn }: ToldWeekly, week: number): readonly ToldErrand[] {
  const known = errands.filter(([since]) => week <= since).map(([, errand]) => errand)
  if (inTurn === undefined) return known
  return Array.from({ length: inTurn }, (_, i) => known[(week * inTurn + i) % known.length]!)
}

/** Who is on the road on a day, as the story knows it beforehand. */
export const roadsOf =
  ({ weekly, today: now, tomorrow }: ToldRounds) =>
  (today: Day) =>
  (day: Day): readonly Road[] => {
    const week = (on: number, [first, last]: ToldWeekly['weeks']) =>
      weekday(day) === on && day >= weekdayBack(today, on, first) && day <= weekdayBack(today, on, last)
    const rounds: readonly ToldRound[] | readonly ToldWeekly[] =
      day === today
        ? now
        : day === addDays(today, 1)
          ? tomorrow
          : weekly.filter((one) => week(one.on, one.weeks))
    return rounds.map(({ driver, vehicle, from, to }) => ({
      word: 'word' in driver ? driver.word : null,
      ...{ vehicle, from, to },
    }))
  }
