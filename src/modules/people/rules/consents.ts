import type { Day } from '#kit/day.ts'
import { ok, type Result, refuse } from '#kit/result.ts'

/** What somebody may agree to, each apart from the others (RGPD, art. 7). */
export const PURPOSES = ['news', 'photos', 'partners', 'sensitive-needs'] as const
export type Purpose = (typeof PURPOSES)[number]
/** How they said it. */
export const HOWS = ['oral', 'paper', 'web'] as const
export type How = (typeof HOWS)[number]

type Said = { purpose: Purpose; given: boolean }

/** What each purpose stands at: the last word said. `lines` come newest first. */
export function lastWords<Line extends Said>(lines: readonly Line[]): Map<Purpose, Line> {
  const last = new Map<Purpose, Line>()
  for (const line of lines) if (!last.has(line.purpose)) last.set(line.purpose, line)
  return last
}

export type ConsentCode = 'day_future' | 'already_so' | 'older_than_last'

/**
 * Whether a word may be added to what was said: never from a day to come, nor before the last word of that purpose,
 * nor the same word again. A first « no » is kept too, so that nobody asks twice.
 */
export function mayFollow(
  last: { given: boolean; on: Day } | undefined,
  next: { given: boolean; on: Day },
  today: Day,
): Result<null, ConsentCode> {
  if (next.on > today) return refuse('day_future', 'on')
  if (last && next.on < last.on) return refuse('older_than_last', 'on')
  return last?.given === next.given ? refuse('already_so') : ok(null)
}
