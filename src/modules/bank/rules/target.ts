import { addDays, type Day, day, weekday } from '#kit/day.ts'

/** Easter Sunday of a year of the Gregorian calendar (Meeus, Jones and Butcher). */
export function easter(year: number): Day {
  const a = year % 19
  const [b, c] = [Math.floor(year / 100), year % 100]
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114
  return day(
    `${year}-${String(Math.floor(f / 31)).padStart(2, '0')}-${String((f % 31) + 1).padStart(2, '0')}`,
  )
}

const FIXED = ['01-01', '05-01', '12-25', '12-26']

/**
 * Does money move between banks that day? TARGET is closed on Saturdays and Sundays, 1 January, Good Friday, Easter
 * Monday, 1 May, 25 and 26 December (European Central Bank). Other French holidays are open days there.
 */
export function isBankDay(at: Day): boolean {
  if (weekday(at) > 5 || FIXED.includes(at.slice(5))) return false
  const sunday = easter(Number(at.slice(0, 4)))
  return at !== addDays(sunday, -2) && at !== addDays(sunday, 1)
}

/** The day itself, or the first bank day after it. */
export function bankDayFrom(at: Day): Day {
  let found = at
  while (!isBankDay(found)) found = addDays(found, 1)
  return found
}

/** The bank day that comes `n` bank days after a day. */
export function bankDaysAfter(at: Day, n: number): Day {
  let found = at
  for (let left = n; left > 0; left--) found = bankDayFrom(addDays(found, 1))
  return found
}
