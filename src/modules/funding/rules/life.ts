import { machine } from '#kit/machine.ts'

/** Repéré → Demandé → Accordé → Terminé, or Refusé. */
export const GRANT_STATES = ['watched', 'applied', 'granted', 'refused', 'ended'] as const
export type GrantState = (typeof GRANT_STATES)[number]

export const GRANT_VERBS = ['apply', 'grant', 'refuse', 'end', 'back'] as const
export type GrantVerb = (typeof GRANT_VERBS)[number]

/** The life of a grant. `back` undoes the last step: undoing beats asking whether one is sure. */
export const grantLife = machine<GrantState, GrantVerb>([
  { verb: 'apply', from: ['watched'], to: 'applied' },
  { verb: 'grant', from: ['watched', 'applied'], to: 'granted' },
  { verb: 'refuse', from: ['watched', 'applied'], to: 'refused' },
  { verb: 'end', from: ['granted'], to: 'ended' },
  { verb: 'back', from: ['applied', 'refused'], to: 'watched' },
  { verb: 'back', from: ['granted'], to: 'applied' },
  { verb: 'back', from: ['ended'], to: 'granted' },
])

/** It promises money: the instalments not yet received are counted on. */
export const isSecured = (state: GrantState): boolean => state === 'granted'
