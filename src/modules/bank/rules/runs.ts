import { machine } from '#kit/machine.ts'

/** `ready`: lines are chosen and people told; `sent` to the bank; `settled` once it moved the money; `cancelled` before. */
export const RUN_STATES = ['ready', 'sent', 'settled', 'cancelled'] as const
export type RunState = (typeof RUN_STATES)[number]
export const RUN_VERBS = ['send', 'settle', 'cancel'] as const
export type RunVerb = (typeof RUN_VERBS)[number]

/** A collection: still to come, passed, sent back by the bank, given up with its run. */
export type ItemState = 'waiting' | 'settled' | 'returned' | 'cancelled'

/** The life of a file for the bank, in or out. A file may be cancelled until the bank moved the money. */
export const runLife = machine<RunState, RunVerb>([
  { verb: 'send', from: ['ready'], to: 'sent' },
  { verb: 'settle', from: ['ready', 'sent'], to: 'settled' },
  { verb: 'cancel', from: ['ready', 'sent'], to: 'cancelled' },
])
