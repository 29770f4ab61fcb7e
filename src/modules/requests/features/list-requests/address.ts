import type { Phase } from '#modules/requests/rules/life.ts'

/** The tabs of the list: what each shows, and its word in the address. */
export const TABS = [
  { word: 'a-traiter', phase: 'triage' },
  { word: 'en-cours', phase: 'work' },
  { word: 'a-encaisser', phase: 'collect' },
  { word: 'terminees', phase: 'over' },
] as const satisfies readonly { word: string; phase: Phase }[]

/** Names of one-value filters in the address. */
export const FILTERS = [
  'service',
  'canal',
  'personne',
  'organisme',
  'du',
  'au',
  'retard',
  'ouvertes',
  'miennes',
] as const
