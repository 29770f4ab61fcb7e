import { type FlawCode, MAX_FLAWS } from '#kit/document.ts'

/** What may be wrong with a problem of rounds: its shape, what it refers to, or that nobody could ever do it. */
export type ProblemCode =
  | FlawCode
  | 'not_json'
  | 'not_square'
  | 'too_many'
  | 'duplicate_id'
  | 'unequal_lengths'
  | 'window_ends_before_start'
  | 'windows_overlap'
  | 'no_location'
  | 'outside_matrix'
  | 'no_matrix'
  | 'no_distances'
  | 'costs_twice'
  | 'unknown_task'
  | 'unknown_vehicle'
  | 'step_order'
  | 'unknown_skills'
  | 'too_heavy'
  | 'outside_windows'
  | 'out_of_reach'

/** One mistake: where, what was expected and what was found, in English. */
export type Problem = {
  /** `jobs[3].time_windows[0]`; empty for the document itself. */
  readonly path: string
  readonly code: ProblemCode
  readonly expected: string
  readonly got: string
}

/** Where a check says what it found. */
export type Report = (path: string, code: ProblemCode, expected: string, got: string) => void

/** Keeps what is reported, up to the number that still helps somebody. */
export function reporter(): { problems: Problem[]; report: Report } {
  const problems: Problem[] = []
  const report: Report = (path, code, expected, got) => {
    if (problems.length < MAX_FLAWS) problems.push({ path, code, expected, got })
  }
  return { problems, report }
}

/** « jobs[3].service: expected at least 0, got -4 » */
export const problemText = ({ path, expected, got }: Problem): string =>
  `${path || '(document)'}: expected ${expected}, got ${got}`
