/**
 * The sides of the trial, in the order of its tabs: each by its word in `messages.*.ts` (`sides`) and its address under
 * `phase-de-test`. A side stands here as soon as it has a page.
 */
export const TRIAL_SIDES = {
  stages: '',
  review: 'revue',
  learning: 'apprendre',
  logistics: 'logistique',
  signals: 'signaux',
  focus: 'cibles',
  actions: 'actions',
  gates: 'jalons',
  people: 'acteurs',
} as const

export type TrialSide = keyof typeof TRIAL_SIDES
