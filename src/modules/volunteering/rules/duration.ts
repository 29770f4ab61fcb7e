import { ok, type Result, refuse } from '#kit/result.ts'

export type DurationCode = 'not_a_duration' | 'duration_too_long' | 'duration_too_short'

const SHORTEST = 5
/** A day: whoever works longer writes two days. */
export const LONGEST = 24 * 60

/** Minutes written in French: `2 h`, `2h30`, `2:30`, `1,5 h`, `45 min`; a bare number is hours. */
export function parseDuration(typed: string): Result<number, DurationCode> {
  const text = typed.replace(/[\s\u00a0\u202f]/g, '').toLowerCase()
  const clock = /^(\d{1,3})(?:h|:)(\d{2})(?:min|mn|m)?$/.exec(text)
  const minutes = /^(\d{1,4})(?:min|mn|m)$/.exec(text)
  const hours = /^(\d{1,3}(?:[.,]\d{1,2})?)h?$/.exec(text)
  const found = clock
    ? Number(clock[2]) < 60
      ? Number(clock[1]) * 60 + Number(clock[2])
      : null
    : minutes
      ? Number(minutes[1])
      : hours
        ? Math.round(Number(hours[1]!.replace(',', '.')) * 60)
        : null
  if (found === null) return refuse('not_a_duration')
  if (found < SHORTEST) return refuse('duration_too_short')
  return found > LONGEST ? refuse('duration_too_long') : ok(found)
}

/** What a form shows back: `2 h 30`, `45 min`. */
export function durationInput(minutes: number): string {
  const [h, m] = [Math.floor(minutes / 60), minutes % 60]
  if (h === 0) return `${m} min`
  return m === 0 ? `${h} h` : `${h} h ${String(m).padStart(2, '0')}`
}

/** A clock time `09:30` or `9h30` as minutes after midnight. */
export function parseClock(typed: string): Result<number, 'not_a_time'> {
  const found = /^(\d{1,2})[:h](\d{2})?(?::\d{2})?$/.exec(typed.replace(/\s/g, '').toLowerCase())
  const [h, m] = [Number(found?.[1]), Number(found?.[2] ?? 0)]
  return found && h < 24 && m < 60 ? ok(h * 60 + m) : refuse('not_a_time')
}

/** Minutes after midnight as `<input type="time">` takes them: `09:30`. */
export const clockInput = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
