export const ACTION_STATES = ['todo', 'doing', 'done', 'dropped'] as const
export type ActionState = (typeof ACTION_STATES)[number]

/** Watched; being reduced; it happened; nothing more to fear. */
export const RISK_STATES = ['watched', 'reduced', 'happened', 'closed'] as const
export type RiskState = (typeof RISK_STATES)[number]

export const isOpenAction = (state: ActionState): boolean => state === 'todo' || state === 'doing'

/**
 * What an action is worth for what it costs: (impact + risk it takes away) / effort, each from 1 to 5 (risk from 0).
 * After « weighted shortest job first »: the cost of delay, of which the risk reduced is a part, over the size of the
 * job (D. Reinertsen, The Principles of Product Development Flow, 2009). From 0.2 to 10, two decimals.
 */
export const priorityOf = (action: { impact: number; effort: number; riskCut: number }): number =>
  Math.round(((action.impact + action.riskCut) / action.effort) * 100) / 100

export const RISK_BANDS = ['low', 'moderate', 'high', 'extreme'] as const
export type RiskBand = (typeof RISK_BANDS)[number]

/**
 * How serious probability × severity is, of 25: 1–3 low, 4–6 moderate, 8–12 high, 15–25 extreme (National Patient
 * Safety Agency, A risk matrix for risk managers, 2008). First and last level of each.
 */
export const BAND_LEVELS: Readonly<Record<RiskBand, readonly [number, number]>> = {
  low: [1, 3],
  moderate: [4, 6],
  high: [7, 12],
  extreme: [13, 25],
}

export const bandOf = (level: number): RiskBand =>
  RISK_BANDS.find((band) => level <= BAND_LEVELS[band][1]) ?? 'extreme'
