import { addDays, type Day, weekday } from '#kit/day.ts'

/** Euros by month of a hub's year, counted from its opening; null in a month when nothing happens. */
type Euros = (i: number) => number | null

/** In these months only. */
export const on =
  (amounts: Record<number, number>): Euros =>
  (i) =>
    amounts[i] ?? null
/** The same every month. */
export const monthly =
  (amount: number): Euros =>
  () =>
    amount
/** Every month from the i-th on. */
export const from =
  (start: number, amount: number): Euros =>
  (i) =>
    i >= start ? amount : null

/** That day of the week (Monday = 1), so many weeks before the one of today; always past from one week on. */
export const weekdayBack = (today: Day, on: number, weeks: number): Day =>
  addDays(today, on - weekday(today) - 7 * weeks)
