import { type RequestState, type RequestVerb, requestLife } from './life.ts'

/** The columns of the board, in the order of a request's life. */
export const COLUMNS = [
  'received',
  'qualified',
  'quoted',
  'accepted',
  'assigned',
  'started',
  'done',
] as const satisfies readonly RequestState[]
export type Column = (typeof COLUMNS)[number]

/** Verbs that need nothing but a press: what a card may do on the board, where it goes, and where it is dropped. */
export const BOARD_VERBS = ['qualify', 'assign', 'start', 'finish'] as const satisfies readonly RequestVerb[]
export type BoardVerb = (typeof BOARD_VERBS)[number]

/** What a card of this column may do, with the column each leads to; taking over what somebody does is not offered. */
export function movesOf(state: Column): { verb: BoardVerb; to: Column }[] {
  return BOARD_VERBS.flatMap((verb) => {
    const next = requestLife.next(state, verb)
    const to = next.ok ? COLUMNS.find((column) => column === next.value) : undefined
    return to && to !== state && !(verb === 'assign' && state === 'started') ? [{ verb, to }] : []
  })
}
