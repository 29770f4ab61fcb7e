import { ok, type Result, refuse } from '#kit/result.ts'
import type { Hours } from './errand.ts'

export type HoursCode = 'not_hours' | 'hours_reversed' | 'hours_overlap' | 'too_many_hours'

/** A door that opens more often a day is a slip of the finger; the solver takes as many. */
const MOST_HOURS = 4
export const LAST_MINUTE = 24 * 60 - 1

const TIME = String.raw`(\d{1,2})\s*(?:[:h.]\s*(\d{2})?)?(?:\s*min)?`
const BETWEEN = new RegExp(`^(?:de |entre )?${TIME}\\s*(?:-|a|et|jusqu'a)\\s*${TIME}$`)
const UNTIL = new RegExp(`^(?:avant|jusqu'a|au plus tard)\\s*${TIME}$`)
const SINCE = new RegExp(`^(?:apres|des|a partir de)\\s*${TIME}$`)

/**
 * Hours as people write them: « 9h-12h, 14h à 17h30 », « avant 10h », « après 14 h ». Several are separated by commas,
 * semicolons or lines, and come back in order. Nothing typed is any time: no hours at all.
 */
export function parseHours(text: string): Result<Hours[], HoursCode> {
  const parts = tidy(text)
    .split(/[,;\n/]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  if (parts.length > MOST_HOURS) return refuse('too_many_hours', 'hours')
  const hours: Hours[] = []
  for (const part of parts) {
    const one = hoursOf(part)
    if (!one) return refuse('not_hours', 'hours')
    if (one.to < one.from) return refuse('hours_reversed', 'hours')
    hours.push(one)
  }
  hours.sort((a, b) => a.from - b.from)
  // Two that touch are one door open longer: whoever wrote it meant something else.
  const overlapping = hours.some((one, i) => i > 0 && one.from <= hours[i - 1]!.to)
  return overlapping ? refuse('hours_overlap', 'hours') : ok(hours)
}

const tidy = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[\u00a0\u202f\t ]+/g, ' ')
    .replace(/[’]/g, "'")
    .replace(/[–—−]/g, '-')

function hoursOf(part: string): Hours | null {
  const between = BETWEEN.exec(part)
  if (between) return both(minuteOf(between[1], between[2]), minuteOf(between[3], between[4]))
  const until = UNTIL.exec(part)
  if (until) return both(0, minuteOf(until[1], until[2]))
  const since = SINCE.exec(part)
  return since ? both(minuteOf(since[1], since[2]), LAST_MINUTE) : null
}

const both = (from: number | null, to: number | null): Hours | null =>
  from === null || to === null ? null : { from, to }

function minuteOf(hour = '', minute = '0'): number | null {
  const [h, m] = [Number(hour), Number(minute)]
  if (m > 59 || h > 24 || (h === 24 && m > 0)) return null
  return Math.min(LAST_MINUTE, h * 60 + m)
}

/** 570 → `9h30`, 720 → `12h`: as a form shows it back. */
export const hourText = (minute: number): string =>
  `${Math.floor(minute / 60)}h${minute % 60 === 0 ? '' : String(minute % 60).padStart(2, '0')}`

/** `[{ from: 540, to: 720 }]` → `9h-12h`: what `parseHours` reads back. */
export const hoursInput = (hours: readonly Hours[]): string =>
  hours.map(({ from, to }) => `${hourText(from)}-${hourText(to)}`).join(', ')

/** Does a door open at all between two hours? One without hours always does. */
export const opensBetween = (hours: readonly Hours[], from: number, to: number): boolean =>
  hours.length === 0 || hours.some((one) => one.from <= to && one.to >= from)
