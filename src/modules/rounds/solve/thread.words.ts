import type { Plan, Problem, Progress, SolveOptions } from '../rules/problem.ts'

/** What a search is asked for. */
export type Search = {
  readonly seed: number
  readonly iterations?: number
  /** The time only guards: nothing is timed by it, and the iterations find the same plan each time. */
  readonly repeatable?: boolean
  /** When it must end, in milliseconds of `Date.now()`: the thread takes its time to start. */
  readonly endsAt: number
  /** When one stops waiting for a thread that has no plan at all yet: its answer may be written on that beat. */
  readonly lastAt: number
  readonly from?: SolveOptions['from']
}

/** What the server and the thread of a search say to each other. */
export type Order = { readonly problem: Problem; readonly search: Search; readonly flags: SharedArrayBuffer }
export type Answer =
  | { readonly type: 'progress'; readonly progress: Progress }
  | { readonly type: 'better'; readonly plan: Plan; readonly progress: Progress }
  | { readonly type: 'done'; readonly plan: Plan; readonly progress: Progress }

/** A number that the two share: anything but 0 ends the search with the best plan so far. */
export const STOP = 0
export const FLAG_BYTES = 4
