import { type RequestState, type RequestVerb, requestLife } from './life.ts'

/** What somebody out says of a job. */
export const OUTCOMES = ['started', 'done', 'failed'] as const
export type Outcome = (typeof OUTCOMES)[number]

/** Why a job could not be done. */
export const FAILURES = ['absent', 'refused', 'wrong-address', 'not-possible', 'other'] as const
export type Failure = (typeof FAILURES)[number]

export const VERB_OF: Record<Outcome, Extract<RequestVerb, 'start' | 'finish' | 'fail'>> = {
  started: 'start',
  done: 'finish',
  failed: 'fail',
}

/** Why a report changes nothing: the job went elsewhere meanwhile. */
export type HeldCode = 'job_cancelled' | 'job_refused' | 'job_redirected' | 'job_quoted' | 'not_yours'

/** Why a report is not taken at all. */
export type ReportCode = 'not_permitted' | 'not_found' | 'reason_needed' | 'note_needed'

/**
 * What becomes of a report: it moves the job; or somebody else was first and it stays beside theirs (`second`); or the
 * job is no longer to be done and it is kept as a note (`refused`). Nothing is ever lost.
 */
export type Verdict = { verdict: 'applied' } | { verdict: 'second' } | { verdict: 'refused'; code: HeldCode }

const HELD: Partial<Record<RequestState, HeldCode>> = {
  cancelled: 'job_cancelled',
  refused: 'job_refused',
  redirected: 'job_redirected',
  quoted: 'job_quoted',
}

export function verdictOn(state: RequestState, outcome: Outcome): Verdict {
  if (requestLife.next(state, VERB_OF[outcome]).ok) return { verdict: 'applied' }
  const code = HELD[state]
  return code ? { verdict: 'refused', code } : { verdict: 'second' }
}

const DAY_MS = 24 * 3_600_000

/** A phone's clock, or its silence, more than a day away from ours: shown, so that nobody reads its time as sure. */
export const clockIsOff = (deviceAt: Date, receivedAt: Date): boolean =>
  Math.abs(receivedAt.getTime() - deviceAt.getTime()) > DAY_MS

/** When the job was done: the phone's time when it can be believed, else when we heard of it. */
export const believed = (deviceAt: Date, askedAt: Date, now: Date): Date =>
  deviceAt <= now && deviceAt >= askedAt && !clockIsOff(deviceAt, now) ? deviceAt : now
