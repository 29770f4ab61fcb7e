import { type Day, dayIn } from '#kit/day.ts'

/** The counter's day ends at six in the morning: a party that goes on past midnight is still the evening's. Minutes. */
export const NIGHT_ENDS = 6 * 60

/** The day of the counter at an instant, in the hub's zone. */
export const counterDay = (at: Date, zone: string): Day =>
  dayIn(new Date(at.getTime() - NIGHT_ENDS * 60_000), zone)
