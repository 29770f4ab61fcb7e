import { addDays, type Day, weekday } from '#kit/day.ts'

/** Easter Sunday of a Gregorian year. Source: the anonymous computus published by J. Meeus, Astronomical Algorithms, ch. 8. */
export function easter(year: number): Day {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = Math.floor(b / 4)
  const g = Math.floor((8 * b + 13) / 25)
  const h = (19 * a + b - d - g + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const sum = h + l - 7 * m + 114
  const pad = (n: number) => String(n).padStart(2, '0')
  return `${year}-${pad(Math.floor(sum / 31))}-${pad((sum % 31) + 1)}` as Day
}

/** Days of the year that do not move. */
const FIXED = ['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25'] as const
/** Days after Easter Sunday: its Monday, Ascension, Whit Monday. */
const AFTER_EASTER = [1, 39, 50] as const

const years = new Map<number, ReadonlySet<Day>>()

/** The eleven bank holidays of a year in France (Code du travail, art. L3133-1); Alsace and Moselle have two more. */
export function bankHolidays(year: number): ReadonlySet<Day> {
  const known = years.get(year)
  if (known) return known
  const sunday = easter(year)
  const fresh = new Set<Day>([
    ...FIXED.map((rest) => `${year}-${rest}` as Day),
    ...AFTER_EASTER.map((n) => addDays(sunday, n)),
  ])
  years.set(year, fresh)
  return fresh
}

/** True on one of the eleven. */
export const isBankHoliday = (day: Day): boolean => bankHolidays(Number(day.slice(0, 4))).has(day)

/** The first day after this one from Monday to Friday that is no bank holiday. */
export function nextWorkingDay(day: Day): Day {
  let next = addDays(day, 1)
  while (weekday(next) > 5 || isBankHoliday(next)) next = addDays(next, 1)
  return next
}
