import type { Day } from '#kit/day.ts'
import { isOpenRound, type RoundState } from '../life.ts'
import { liveArrivals, type RoadStop, SLIP } from './eta.ts'

/** What a round asks of whoever prepares rounds, the gravest first. */
export const DUE_KINDS = ['late', 'not-left', 'not-ended', 'no-driver', 'not-published'] as const
export type DueKind = (typeof DUE_KINDS)[number]

type Asking = {
  readonly day: Day
  readonly state: RoundState
  readonly driven: boolean
  /** When it is to leave: seconds after the midnight of its day. */
  readonly leaves: number
  readonly leftAt: number | null
  readonly stops: readonly (RoadStop & { readonly begin: number | null })[]
}

/** The morning before it leaves, a draft of tomorrow may still be one. */
const AFTERNOON = 14 * 3600

/**
 * What a round of today, of tomorrow or of a day before asks for now; null when all goes well. A round is late when one
 * of its stops is foreseen more than `SLIP` minutes after what was planned, or that long after it should have left.
 */
export function dueOf(round: Asking, now: { readonly day: Day; readonly second: number }): DueKind | null {
  const { day, state, driven, leaves, leftAt, stops } = round
  if (state === 'out') return day < now.day ? 'not-ended' : isLate(stops, leftAt, now.second) ? 'late' : null
  if (!isOpenRound(state)) return null
  if (day < now.day || (day === now.day && state === 'ready' && now.second > leaves + SLIP * 60))
    return 'not-left'
  if (!driven) return 'no-driver'
  return state === 'draft' && (day === now.day || now.second >= AFTERNOON) ? 'not-published' : null
}

function isLate(stops: Asking['stops'], leftAt: number | null, now: number): boolean {
  if (leftAt === null) return false
  const live = liveArrivals(stops, { leftAt, now })
  return stops.some((stop, i) => {
    const at = live[i]
    return at != null && stop.state === 'todo' && stop.begin !== null && at > stop.begin + SLIP * 60
  })
}
