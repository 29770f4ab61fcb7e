import { addDays, type Day, dayIn, minuteIn } from '#kit/day.ts'

/** The counter's day ends at six in the morning: a party that goes on past midnight is still the evening's. Minutes. */
export const NIGHT_ENDS = 6 * 60

/** The day of the counter at an instant, by the clock on the wall of the hub's zone. */
export function counterDay(at: Date, zone: string): Day {
  const day = dayIn(at, zone)
  return minuteIn(at, zone) < NIGHT_ENDS ? addDays(day, -1) : day
}
