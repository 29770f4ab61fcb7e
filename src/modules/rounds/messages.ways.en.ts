import type { Way } from './rules/errands/errand.ts'

/** What is to be done with an errand, said the same on every page: one set of verbs. */
export const ways = {
  visit: 'Call at',
  bring: 'Bring',
  fetch: 'Fetch',
  swap: 'Swap',
  carry: 'Carry',
} as const satisfies Record<Way, string>
