import type { Id } from '#kit/id.ts'
import type { Note, Side } from '#modules/plan/notes.ts'
import type { Block } from '#modules/plan/rules/vocabulary.ts'

export type Move = { id: string; block: Block; side: Side | null; position: number }

/** The slips of one place of the board, in order. */
export const notesIn = <N extends Note>(notes: readonly N[], block: Block): N[] =>
  notes.filter((note) => note.block === block)

/** The board once a slip has moved, as the server will store it: shown while the answer is on its way. */
export function afterMove<N extends Note>(notes: readonly N[], move: Move): N[] {
  const moved = notes.find((note) => note.id === move.id)
  if (!moved) return [...notes]
  const rest = notes.filter((note) => note.id !== move.id)
  const there = notesIn(rest, move.block)
  there.splice(move.position, 0, { ...moved, block: move.block, side: move.side })
  return [...rest.filter((note) => note.block !== move.block), ...there]
}

/**
 * Where a slip lands when dropped on another (`over`, before or after it) or at the end of a place. The
 * position counts the whole block: the two sides of the beneficiaries share one order.
 */
export function landing(
  notes: readonly Note[],
  dragged: Id<'Note'> | string,
  to: { block: Block; side: Side | null; over?: string; after?: boolean },
): Move {
  const there = notesIn(notes, to.block).filter((note) => note.id !== dragged)
  const at = there.findIndex((note) => note.id === to.over)
  const position = at < 0 ? there.length : at + (to.after ? 1 : 0)
  return { id: dragged, block: to.block, side: to.side, position }
}
