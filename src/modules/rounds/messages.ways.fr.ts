import type { Way } from './rules/errands/errand.ts'

/** What is to be done with an errand, said the same on every page: one set of verbs. */
export const ways = {
  visit: 'Passer',
  bring: 'Apporter',
  fetch: 'Prendre',
  swap: 'Échanger',
  carry: 'Porter',
} as const satisfies Record<Way, string>
