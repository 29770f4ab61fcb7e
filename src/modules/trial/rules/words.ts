/** What a hypothesis is about (Strategyzer): do they want it, can we do it, does it pay? */
export const HYPOTHESIS_KINDS = ['desirable', 'feasible', 'viable'] as const
export type HypothesisKind = (typeof HYPOTHESIS_KINDS)[number]

export const HYPOTHESIS_STATES = ['open', 'confirmed', 'refuted'] as const
export type HypothesisState = (typeof HYPOTHESIS_STATES)[number]

export const COMPARISONS = ['at-least', 'at-most'] as const
export type Comparison = (typeof COMPARISONS)[number]

export const LEVELS = ['must', 'should'] as const
export type Level = (typeof LEVELS)[number]

/** Lancer, lancer sous conditions, prolonger, réorienter, arrêter. */
export const OUTCOMES = ['launch', 'launch-with-conditions', 'extend', 'redirect', 'stop'] as const
export type Outcome = (typeof OUTCOMES)[number]

/** « Prolonger » gives the stage more time; every other outcome closes it. */
export const closes = (outcome: Outcome): boolean => outcome !== 'extend'
