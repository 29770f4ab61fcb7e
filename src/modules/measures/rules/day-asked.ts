import { type Day, parseDay } from '#kit/day.ts'

/** The day in `?jour=`, or today; `wrong` when what is written there is no day or has not come yet. */
export function dayAsked(typed: string | null, today: Day): { day: Day; wrong: boolean } {
  if (!typed) return { day: today, wrong: false }
  const parsed = parseDay(typed)
  if (!parsed.ok || parsed.value > today || parsed.value < '2000-01-01') return { day: today, wrong: true }
  return { day: parsed.value, wrong: false }
}
