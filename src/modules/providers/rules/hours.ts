import { ok, type Result, refuse } from '#kit/result.ts'

/** A stretch of a working day, in minutes after midnight. */
export type Span = { readonly fromMinute: number; readonly untilMinute: number }

const TIME = /^(\d{1,2})(?:[:hH](\d{2})?)?$/

function minuteOf(text: string): number | null {
  const read = TIME.exec(text.trim())
  if (!read) return null
  const [hours, minutes] = [Number(read[1]), Number(read[2] ?? 0)]
  return hours <= 24 && minutes < 60 && hours * 60 + minutes <= 1440 ? hours * 60 + minutes : null
}

/** « 8:00-12:00, 14h-18h30 » as stretches of a day, in order; refused when they overlap or cannot be read. */
export function parseHours(text: string): Result<Span[], 'not_hours'> {
  const spans: Span[] = []
  for (const part of text.split(/[,;]/).filter((one) => one.trim() !== '')) {
    const [from, until, more] = part.split(/[-–]/)
    const [fromMinute, untilMinute] = [minuteOf(from ?? ''), minuteOf(until ?? '')]
    if (more !== undefined || fromMinute === null || untilMinute === null || untilMinute <= fromMinute)
      return refuse('not_hours')
    spans.push({ fromMinute, untilMinute })
  }
  spans.sort((a, b) => a.fromMinute - b.fromMinute)
  const overlap = spans.some((span, i) => i > 0 && span.fromMinute < spans[i - 1]!.untilMinute)
  return overlap ? refuse('not_hours') : ok(spans)
}

const clock = (minute: number): string => `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`

/** The same, to be typed over or read. */
export const hoursText = (spans: readonly Span[]): string =>
  spans.map(({ fromMinute, untilMinute }) => `${clock(fromMinute)}-${clock(untilMinute)}`).join(', ')
