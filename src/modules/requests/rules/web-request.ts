import { machine } from '#kit/machine.ts'

/** What becomes of a form filled without an account: it waits, then somebody of the desk decides. */
export const WEB_STATES = ['waiting', 'taken', 'answered', 'refused', 'spam'] as const
export type WebState = (typeof WEB_STATES)[number]

export const WEB_VERBS = ['take', 'answer', 'refuse', 'spam', 'back'] as const
export type WebVerb = (typeof WEB_VERBS)[number]

/** A form is decided once; only what was put aside as unwanted may come back. */
export const webLife = machine<WebState, WebVerb>([
  { verb: 'take', from: ['waiting'], to: 'taken' },
  { verb: 'answer', from: ['waiting'], to: 'answered' },
  { verb: 'refuse', from: ['waiting'], to: 'refused' },
  { verb: 'spam', from: ['waiting'], to: 'spam' },
  { verb: 'back', from: ['spam'], to: 'waiting' },
])

/** How sure one may be that a record is the person who wrote. */
export const LIKENESS = ['phone', 'email', 'name'] as const
export type Likeness = (typeof LIKENESS)[number]

/** What somebody sees of their own form: a step, without a word about who they are. */
export const FOLLOW_STEPS = ['received', 'read', 'doing', 'done'] as const
export type FollowStep = (typeof FOLLOW_STEPS)[number]
export type Followed = { step: FollowStep } | { ended: 'answered' | 'refused' | 'stopped' }
