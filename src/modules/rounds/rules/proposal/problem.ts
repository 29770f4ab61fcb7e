import { fold } from '#kit/text.ts'
import { type ClockVehicle, NO_VEHICLE } from '../clock/asked.ts'
import { clockStopOf, pointOfPart, type TimedErrand } from '../clock/stop.ts'
import type { DayTravel, RoundToTime, TimedRound } from '../clock/timed.ts'
import { windowsOf } from '../clock/way.ts'
import type { Errand } from '../errands/errand.ts'
import type { StopPart } from '../life.ts'
import type { Break, Errand as Job, Problem, Vehicle, Window } from '../problem.ts'
import type { Rates } from '../trip.ts'

/** What is asked of a plan. */
export type Wishes = {
  /** `waiting`: what stands in a round stays in it; `all`: it may go to another round, unless it is locked. */
  readonly move: 'waiting' | 'all'
  /** `paying`: what costs more than it brings in is left out, of what stands in no round yet. */
  readonly serve: 'all' | 'paying'
}

export type DayErrand = TimedErrand & Pick<Errand, 'priority' | 'optional'>

/** A round that may still be changed, as it stands. */
export type DayRound = Omit<RoundToTime, 'stops'> & {
  /** Those who wait were told who comes: its stops stay in it. */
  readonly published: boolean
  readonly stops: readonly { readonly errand: DayErrand; readonly part: StopPart; readonly locked: boolean }[]
}

/** A day as the solver reads it: its vehicles are the rounds, in their order. */
export type DayProblem = {
  readonly problem: Problem
  /** By errand of the problem. */
  readonly errands: readonly DayErrand[]
  readonly from: readonly { vehicle: number; errands: readonly number[] }[]
  /** Of what waits, those that nobody can put on a map. */
  readonly unplaced: readonly DayErrand[]
}

/** Far beyond a day, and added to a few of its like still within 31 bits. */
const ENDLESS = 2 ** 28
const ANYTIME: readonly Window[] = [{ from: 0, to: 2 * 86_400 }]

/** Whether a stop stays in its round whatever the plan. */
export const stays = (round: DayRound, locked: boolean, { move }: Wishes): boolean =>
  locked || round.published || move === 'waiting'

/**
 * The rounds of a day and what waits for one as a problem of the solver, in seconds after midnight, metres and cents. A
 * round is a vehicle; what must stay in it is locked to it, and may then be as late or as heavy as it is now, but no more:
 * a day that is wrong already can still be planned.
 * @param timed the rounds as they stand, in the same order
 */
export function problemOfDay(
  rounds: readonly DayRound[],
  timed: readonly TimedRound[],
  waiting: readonly DayErrand[],
  travel: DayTravel,
  rates: Rates,
  wishes: Wishes,
): DayProblem {
  const modes = [...new Set(rounds.map(({ mode }) => mode))]
  const skills = new Skills()
  const kept = rounds.map((round) => round.stops.map(({ locked }) => stays(round, locked, wishes)))
  const vehicles = rounds.map((round, r) =>
    vehicleOf(
      round,
      modes.indexOf(round.mode),
      travel,
      rates,
      skills,
      kept[r]!.some(Boolean) ? timed[r]! : null,
    ),
  )
  const placed = (errand: DayErrand): boolean =>
    travel.placeOf(errand.point) !== null &&
    (errand.way !== 'carry' || travel.placeOf(errand.toPoint) !== null)
  const errands: DayErrand[] = []
  const jobs: Job[] = []
  const from = rounds.map((round, r) => {
    const index = new Map<string, number>()
    const order: number[] = []
    for (const [at, { errand, part }] of round.stops.entries()) {
      if (!placed(errand)) continue
      if (part === 'delivery') {
        const own = index.get(errand.key)
        if (own !== undefined) order.push(own)
        continue
      }
      index.set(errand.key, jobs.length)
      order.push(jobs.length)
      errands.push(errand)
      const wanted = kept[r]![at]
        ? { vehicles: [r], priority: 100, optional: false, skills: [], driver: null }
        : { vehicles: null, ...priorityOf(errand, 'all'), ...granted(errand, skills) }
      jobs.push(jobOf(errand, wanted, travel, kept[r]![at] ? lastBegins(round, timed[r]!, errand) : {}))
    }
    return { vehicle: r, errands: order }
  })
  for (const errand of waiting.filter(placed)) {
    errands.push(errand)
    const wanted = { vehicles: null, ...priorityOf(errand, wishes.serve), ...granted(errand, skills) }
    jobs.push(jobOf(errand, wanted, travel, {}))
  }
  const matrices = modes.map((mode) => travel.matrices.get(mode)!)
  const unplaced = waiting.filter((errand) => !placed(errand))
  return { problem: { matrices, vehicles, errands: jobs, units: 2 }, errands, from, unplaced }
}

/** Words of skills as the numbers of a problem. */
class Skills {
  readonly #numbers = new Map<string, number>()

  of(words: readonly string[]): number[] {
    return [...new Set(words.map(fold))].map((word) => {
      const known = this.#numbers.get(word)
      if (known !== undefined) return known
      this.#numbers.set(word, this.#numbers.size)
      return this.#numbers.size - 1
    })
  }
}

type Wanted = Pick<Job, 'vehicles' | 'priority' | 'optional' | 'skills' | 'driver'>

const priorityOf = ({ priority, optional }: DayErrand, serve: Wishes['serve']) => ({
  priority,
  optional: optional || serve === 'paying',
})
const granted = ({ skills: asked, driver }: DayErrand, skills: Skills) => ({
  skills: skills.of(asked),
  driver,
})

function vehicleOf(
  round: DayRound,
  profile: number,
  { hub }: DayTravel,
  rates: Rates,
  skills: Skills,
  asNow: TimedRound | null,
): Vehicle {
  const { vehicle, mode, driver, fromMinute, toMinute } = round
  const { load, speedPercent, range, mostMinutes, reloads, reloadMinutes, ...can } = vehicle ?? NO_VEHICLE
  const now = asNow?.figures
  const least = (limit: number | null, present: number | undefined) =>
    limit === null ? null : Math.max(limit, present ?? 0)
  const peak = peakOf(round, asNow)
  return {
    id: '',
    profile,
    speed: speedPercent / 100,
    start: hub,
    end: hub,
    window: { from: fromMinute * 60, to: Math.max(toMinute * 60, now?.backAt ?? 0) },
    capacity: [
      Math.min(ENDLESS, Math.max(load.kg, peak.kg)),
      Math.min(ENDLESS, Math.max(load.crates, peak.crates)),
    ],
    skills: skills.of(can.skills),
    driver,
    costs: {
      fixed: Number(vehicle?.fixed ?? 0),
      perHour: 0,
      perKm: Number(rates.perKm[mode]),
      perDutyHour: driver === 'paid' ? Number(rates.perHour) : 0,
    },
    breaks: asNow?.warnings.includes('no-break') ? [] : breaksOf(can, fromMinute),
    reload: hub !== null && reloads > 0 ? { place: hub, duration: reloadMinutes * 60, most: reloads } : null,
    most: {
      tasks: null,
      duration: least(mostMinutes === null ? null : mostMinutes * 60, now?.seconds),
      travel: null,
      distance: least(range, now?.metres),
    },
  }
}

/** Not due to somebody who leaves once it may have begun: they had it before. */
const breaksOf = ({ pause }: Pick<ClockVehicle, 'pause'>, fromMinute: number): Break[] =>
  pause && fromMinute < pause.from
    ? [
        {
          ...{ id: '', duration: pause.minutes * 60, always: false },
          windows: [{ from: pause.from * 60, to: pause.to * 60 }],
        },
      ]
    : []

/** The most that is on board of a round as it stands, on arriving somewhere or on leaving. */
function peakOf({ stops }: DayRound, timed: TimedRound | null): { kg: number; crates: number } {
  const most = { kg: 0, crates: 0 }
  for (const [at, { load }] of (timed?.stops ?? []).entries()) {
    const { brought, fetched, carried } = clockStopOf(stops[at]!.errand, stops[at]!.part, null)
    for (const unit of ['kg', 'crates'] as const)
      most[unit] = Math.max(
        most[unit],
        load[unit],
        load[unit] + brought[unit] - fetched[unit] - carried[unit],
      )
  }
  return most
}

/** When the work at an errand that is late begins now, part by part: it may stay that late. */
function lastBegins(
  round: DayRound,
  timed: TimedRound,
  { key }: DayErrand,
): Partial<Record<StopPart, number>> {
  const late: Partial<Record<StopPart, number>> = {}
  for (const [at, { errand, part }] of round.stops.entries())
    if (errand.key === key && timed.stops[at]!.lateBy > 0) late[part] = timed.stops[at]!.begin
  return late
}

function jobOf(
  errand: DayErrand,
  wanted: Wanted,
  travel: DayTravel,
  late: Partial<Record<StopPart, number>>,
): Job {
  const stopOf = (part: StopPart) => ({
    place: travel.placeOf(pointOfPart(errand, part))!,
    windows: openUntil(errand.hours.length > 0 ? windowsOf(errand.hours) : ANYTIME, late[part]),
    setup: 0,
    service: errand.minutes * 60,
  })
  const { load, way } = errand
  const amount = [load.kg, load.crates]
  const earned = { id: errand.key, revenue: Number(errand.revenue - errand.handling), ...wanted }
  if (way === 'carry')
    return { ...earned, kind: 'shipment', pickup: stopOf('pickup'), delivery: stopOf('delivery'), amount }
  return {
    ...earned,
    ...{ kind: 'job', stop: stopOf('whole') },
    delivery: way === 'fetch' ? [0, 0] : amount,
    pickup: way === 'bring' ? [0, 0] : amount,
  }
}

const openUntil = (windows: readonly Window[], until: number | undefined): readonly Window[] =>
  until === undefined ? windows : [...windows.slice(0, -1), { from: windows.at(-1)!.from, to: until }]
