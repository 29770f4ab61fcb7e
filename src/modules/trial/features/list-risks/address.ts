import type { RiskBand, RiskState } from '#modules/trial/rules/priorities.ts'

/** Views, states and levels by their word in the address. */
export const VIEW_WORDS = {
  open: 'ouverts',
  review: 'a-revoir',
  extreme: 'tres-eleves',
  closed: 'clos',
  all: 'tous',
} as const
export const STATE_WORDS: Readonly<Record<RiskState, string>> = {
  watched: 'surveille',
  reduced: 'reduit',
  happened: 'arrive',
  closed: 'clos',
}
export const BAND_WORDS: Readonly<Record<RiskBand, string>> = {
  low: 'faible',
  moderate: 'modere',
  high: 'eleve',
  extreme: 'tres-eleve',
}
