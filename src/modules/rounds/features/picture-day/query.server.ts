import { type Day, minuteIn, parseDay } from '#kit/day.ts'
import { dayPlan } from '#modules/rounds/day/day-plan.server.ts'
import { barsOf, hoursShown } from '#modules/rounds/rules/day/bars.ts'
import type { PlannedStop, RoundView } from '#modules/rounds/rules/day/day-plan.ts'
import { startOf } from '#modules/rounds/travel/start.server.ts'
import { letterOf } from '#modules/rounds/ui/marks.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'

/** What pictures show of a stop: no money, which not everybody who reads rounds may read. */
function shownStop(stop: PlannedStop, mark: string, zone: string) {
  const { id, number, what, whom, address, point, state, over, hours, warnings, lateBy } = stop
  const { arrival, begin, departure, doneAt } = stop
  return {
    ...{ id, mark, number, what, whom, address, point, state, over, hours, warnings, lateBy },
    ...{ arrival, begin, departure },
    /** When it was really over, in minutes after midnight. */
    done: doneAt && minuteIn(doneAt, zone),
  }
}
export type ShownStop = ReturnType<typeof shownStop>

function shownRound(round: RoundView, index: number, zone: string) {
  const { id, number, name, state, whoName, vehicleName, warnings, fromMinute, toMinute } = round
  const letter = letterOf(index)
  const kept = round.stops.filter((stop) => stop.state !== 'dropped')
  return {
    ...{ id, index, letter, number, name, state, whoName, vehicleName, warnings, fromMinute, toMinute },
    ...{ leavesAt: round.leavesAt, returnsAt: round.returnsAt, metres: round.planned?.metres ?? null },
    stops: kept.map((stop, position) => shownStop(stop, `${letter}${position + 1}`, zone)),
    bars: barsOf({ ...round, stops: kept }),
  }
}
export type ShownRound = ReturnType<typeof shownRound>

/** Most marks of what waits: more would hide the rounds. */
const MOST_WAITING = 150

/** A day as pictures show it. `asked` is the day of the address; today when it cannot be read. */
export async function pictureOf(ctx: Ctx, asked: string | null) {
  const today = ctx.today()
  const parsed = parseDay(asked ?? '')
  const day: Day = parsed.ok ? parsed.value : today
  const plan = await dayPlan(ctx, day)
  const start = await startOf(ctx)
  const rounds = plan.rounds.map((round, index) => shownRound(round, index, ctx.hub.zone))
  return {
    ...{ day, rounds, start: start.point },
    now: day === today ? minuteIn(ctx.now(), ctx.hub.zone) : null,
    hours: hoursShown(rounds.flatMap(minutesOf)),
    waiting: plan.waiting
      .slice(0, MOST_WAITING)
      .map(({ key, number, what, whom, address, point, dueOn }) => ({
        ...{ key, number, what, whom, address, point, late: dueOn < day },
      })),
    moreWaiting: plan.left + Math.max(0, plan.waiting.length - MOST_WAITING),
    unplaced: plan.unplaced,
  }
}
export type DayPicture = Awaited<ReturnType<typeof pictureOf>>

/** Every minute that a picture of the round must hold. */
function minutesOf({ bars, stops, fromMinute, toMinute }: ShownRound): number[] {
  const done = stops.flatMap((stop) => (stop.done === null ? [] : [stop.done]))
  return [fromMinute, toMinute, ...bars.flatMap(({ from, to }) => [from / 60, to / 60]), ...done]
}
