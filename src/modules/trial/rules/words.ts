/** What a hypothesis is about (Strategyzer): do they want it, can we do it, does it pay? */
export const HYPOTHESIS_KINDS = ['desirable', 'feasible', 'viable'] as const
export type HypothesisKind = (typeof HYPOTHESIS_KINDS)[number]

export const HYPOTHESIS_STATES = ['open', 'confirmed', 'refuted'] as const
export type HypothesisState = (typeof HYPOTHESIS_STATES)[number]

export const COMPARISONS = ['at-least', 'at-most'] as const
export type Comparison = (typeof COMPARISONS)[number]

/** What a criterion reads: a measure, or a grid of four levels that people vote on. */
export const CRITERION_KINDS = ['measure', 'rubric'] as const
export type CriterionKind = (typeof CRITERION_KINDS)[number]

/** Over which days: those of the measure itself, those of the stage so far, or the last so many. */
export const PERIODS = ['own', 'stage', 'days'] as const
export type PeriodKind = (typeof PERIODS)[number]

/** Who may vote on a grid: everyone who reads the trial, or the committee alone. */
export const VOTERS = ['everyone', 'committee'] as const
export type Voters = (typeof VOTERS)[number]

export const LEVELS = ['must', 'should'] as const
export type Level = (typeof LEVELS)[number]

/** Lancer, lancer sous conditions, prolonger, réorienter, arrêter. */
export const OUTCOMES = ['launch', 'launch-with-conditions', 'extend', 'redirect', 'stop'] as const
export type Outcome = (typeof OUTCOMES)[number]

/** « Prolonger » gives the stage more time; every other outcome closes it. */
export const closes = (outcome: Outcome): boolean => outcome !== 'extend'
