import { type Day, parseDay } from '#kit/day.ts'
import { parseDuration } from '#modules/volunteering/rules/duration.ts'
import { ACTIVITIES, type Activity, HOUR_KINDS, type HourKind } from '#modules/volunteering/rules/words.ts'
import type { FormState } from '#platform/forms/form.ts'

/** Lines of the paper sheet that the page offers. */
export const LINES = 10

export type SheetLine = {
  at: number
  who: string
  day: Day
  minutes: number
  kind: HourKind
  activity: Activity
}

/** Reads the lines that hold something; each that is half filled says what it lacks, beside its box. */
export function readSheet(posted: FormData): { lines: SheetLine[]; state: FormState } {
  const values = Object.fromEntries([...posted].map(([name, value]) => [name, String(value)]))
  const errors: Record<string, string> = {}
  const lines: SheetLine[] = []
  for (let at = 0; at < LINES; at++) {
    const of = (field: string) => (values[`${field}-${at}`] ?? '').trim()
    if (!of('who') && !of('minutes')) continue
    const day = parseDay(of('day'))
    const minutes = parseDuration(of('minutes'))
    const kind = HOUR_KINDS.find((one) => one === of('kind'))
    const activity = ACTIVITIES.find((one) => one === of('activity'))
    if (!of('who')) errors[`who-${at}`] = 'who_needed'
    if (!day.ok) errors[`day-${at}`] = day.code
    if (!minutes.ok) errors[`minutes-${at}`] = minutes.code
    if (!kind) errors[`kind-${at}`] = 'unknown_choice'
    if (!activity) errors[`activity-${at}`] = 'unknown_choice'
    if (day.ok && minutes.ok && kind && activity && of('who'))
      lines.push({ at, who: of('who'), day: day.value, minutes: minutes.value, kind, activity })
  }
  return { lines, state: { values, errors } }
}
