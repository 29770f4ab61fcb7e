/**
 * The sides of the trial, in the order of its tabs: to decide, to try, to listen. Each by its word in `messages.*.ts`
 * (`sides`: short words, so that nine stand on one line of a desk and two of a phone) and its address under
 * `phase-de-test`. A side stands here as soon as it has a page.
 */
export const TRIAL_SIDES = {
  stages: '',
  gates: 'jalons',
  focus: 'cibles',
  learning: 'apprendre',
  logistics: 'logistique',
  actions: 'actions',
  signals: 'signaux',
  people: 'acteurs',
  review: 'revue',
} as const

export type TrialSide = keyof typeof TRIAL_SIDES
