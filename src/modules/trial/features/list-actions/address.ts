import type { ActionState } from '#modules/trial/rules/priorities.ts'

/** Views and states by their word in the address. */
export const VIEW_WORDS = {
  open: 'a-faire',
  late: 'en-retard',
  mine: 'a-moi',
  done: 'faites',
  all: 'toutes',
} as const
export const STATE_WORDS: Readonly<Record<ActionState, string>> = {
  todo: 'a-faire',
  doing: 'en-cours',
  done: 'faite',
  dropped: 'laissee',
}
