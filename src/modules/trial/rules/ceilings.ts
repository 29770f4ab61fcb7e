import type { Period } from './stages.ts'

/** Where what was used stands before its ceiling. */
const WATCHES = ['fine', 'near', 'reached'] as const
export type Watch = (typeof WATCHES)[number]

/** From this share of a ceiling on, somebody is told. */
export const NEAR = 0.8

/**
 * Where `used` stands before `ceiling`, in the same unit: fine under 80 %, then near, and reached from the ceiling on. A
 * ceiling of zero accepts nothing: the first cent reaches it.
 */
export function watch(used: number, ceiling: number): Watch {
  if (used <= 0) return 'fine'
  if (used >= ceiling) return 'reached'
  return used >= ceiling * NEAR ? 'near' : 'fine'
}

/** The worse of two. */
export const worse = (a: Watch, b: Watch): Watch => (WATCHES.indexOf(a) >= WATCHES.indexOf(b) ? a : b)

/** What a stage may use, as it is compared with the next. Cents and hours. */
export type Means = {
  readonly budget: bigint
  readonly lossCeiling: bigint
  readonly paidHours: number
  readonly volunteerHours: number
}
export const MEANS_KEYS = ['budget', 'paidHours', 'volunteerHours', 'lossCeiling'] as const
export type MeansKey = (typeof MEANS_KEYS)[number]

/**
 * What falls from a stage to the next: means rise stage by stage, so that little is risked while little is known. A lower
 * ceiling of loss is prudence and never counts.
 */
export const fallingMeans = (stage: Means, next: Means): MeansKey[] =>
  (['budget', 'paidHours', 'volunteerHours'] as const).filter((key) => next[key] < stage[key])

/** A stage that began (`today` is one of its days or later) while the one before it waits for its decision. */
export const beganBeforeGate = (
  before: { readonly closed: boolean } | undefined,
  stage: Period,
  today: string,
): boolean => before !== undefined && !before.closed && today >= stage.startsOn
