/** Where a service stands for a target: a cell of the matrix. A cell that nobody touched is « not now ». */
export const CELL_STATES = ['not-now', 'candidate', 'tested', 'kept', 'dropped'] as const
export type CellState = (typeof CELL_STATES)[number]

/** How many cells are tested at once, unless the hub says otherwise: beyond, forces scatter. The figure is ours. */
export const DEFAULT_LIMIT = 6

/** What the work of some days says of a cell: counts, cents and minutes. */
export type Figures = {
  requests: number
  done: number
  served: number
  back: number
  margin: number
  rated: number
  satisfied: number
  minutes: number
}

export const NO_FIGURES: Figures = {
  requests: 0,
  done: 0,
  served: 0,
  back: 0,
  margin: 0,
  rated: 0,
  satisfied: 0,
  minutes: 0,
}

/** A cell that moved, with the figures it had at that instant: frozen, never computed again. */
export type CellMove = {
  target: string
  serviceId: string
  /** The service's name that day. */
  service: string
  from: CellState
  to: CellState
  figures: Figures
}

export const cellKey = (target: string, serviceId: string): string => `${target} ${serviceId}`

/** A share of 1, or null when nothing was counted: never zero for want of cases. */
export const shareOf = (part: number, whole: number): number | null => (whole > 0 ? part / whole : null)

/** How many cells are tested once these moves are made. */
export function testedAfter(
  states: ReadonlyMap<string, CellState>,
  moves: readonly Pick<CellMove, 'target' | 'serviceId' | 'to'>[],
): number {
  const after = new Map(states)
  for (const move of moves) after.set(cellKey(move.target, move.serviceId), move.to)
  return [...after.values()].filter((state) => state === 'tested').length
}

/** More than the limit, and more than before: letting go while still above it needs no argument. */
export const mustArgue = (before: number, after: number, limit: number): boolean =>
  after > limit && after > before

/** The same cells back where they were; null when one of them has moved since, which is not for an undo to lose. */
export function undone(
  moves: readonly CellMove[],
  states: ReadonlyMap<string, CellState>,
): { target: string; serviceId: string; to: CellState }[] | null {
  const stands = moves.every(
    (move) => (states.get(cellKey(move.target, move.serviceId)) ?? 'not-now') === move.to,
  )
  return stands ? moves.map(({ target, serviceId, from }) => ({ target, serviceId, to: from })) : null
}

/** The figures of a cell, one at a time, by their word in the address. */
export const FIGURE_WORDS = {
  requests: 'demandes',
  back: 'retour',
  margin: 'marge',
  satisfaction: 'satisfaction',
  hours: 'heures',
} as const
export type FigureKind = keyof typeof FIGURE_WORDS
export const FIGURE_KINDS = Object.keys(FIGURE_WORDS) as FigureKind[]
