import { machine } from '#kit/machine.ts'

/** En préparation → Prête → Partie → Rentrée; or Annulée. */
export const ROUND_STATES = ['draft', 'ready', 'out', 'ended', 'cancelled'] as const
export type RoundState = (typeof ROUND_STATES)[number]

/** `publish` tells the driver and those who wait; `reopen` takes it back to prepare it again. */
export const ROUND_VERBS = ['publish', 'reopen', 'leave', 'end', 'cancel'] as const
export type RoundVerb = (typeof ROUND_VERBS)[number]

/** What else is told in the history of a round, without moving it along its life. */
export const ROUND_NOTES = ['create', 'edit', 'arrange', 'propose', 'undo'] as const
export type RoundNote = (typeof ROUND_NOTES)[number]

export const roundLife = machine<RoundState, RoundVerb>([
  { verb: 'publish', from: ['draft'], to: 'ready' },
  { verb: 'reopen', from: ['ready'], to: 'draft' },
  { verb: 'leave', from: ['ready'], to: 'out' },
  { verb: 'end', from: ['out'], to: 'ended' },
  { verb: 'cancel', from: ['draft', 'ready'], to: 'cancelled' },
])

/** Its stops may still be put elsewhere by hand or by the solver. */
export const isOpenRound = (state: RoundState): boolean => state === 'draft' || state === 'ready'

/** What became of a stop. `dropped`: its round was cancelled, or it was taken out once the round had left. */
export const STOP_STATES = ['todo', 'arrived', 'done', 'failed', 'dropped'] as const
export type StopState = (typeof STOP_STATES)[number]

/** One errand is one stop, but for a `carry`: two, in this order. */
export const STOP_PARTS = ['whole', 'pickup', 'delivery'] as const
export type StopPart = (typeof STOP_PARTS)[number]

/** A round is over by four in the morning at the latest. */
export const LATEST_RETURN = 28 * 60
