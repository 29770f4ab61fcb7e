import type { Words } from '#kit/words.ts'
import type { fr } from '../messages/focus.fr.ts'
import type { CellMove, CellState } from '../rules/cells.ts'

export type FocusWords = Words<typeof fr>

/** The plural of a target; the word itself when it is no longer known. */
export const targetName = (t: FocusWords, target: string): string =>
  (t.targets as Readonly<Record<string, string>>)[target] ?? target

type Told = {
  kind: 'cells' | 'undo' | 'limit'
  name: string | null
  most: number
  moves: readonly Pick<CellMove, 'service' | 'target' | 'to'>[]
}

/** What a readjustment did, in one line: its name, or else its first cell and how many others. */
export function pivotTitle(t: FocusWords, { kind, name, most, moves }: Told): string {
  if (kind === 'limit') return t.list.limit(most)
  const what = name ?? movesTitle(t, moves)
  return kind === 'undo' ? t.list.undo(what) : what
}

function movesTitle(t: FocusWords, moves: Told['moves']): string {
  const [first] = moves
  if (!first) return ''
  const said = t.list.move(
    first.service,
    targetName(t, first.target).toLowerCase(),
    t.states[first.to as CellState],
  )
  return moves.length > 1 ? `${said}, ${t.list.andMore(moves.length - 1)}` : said
}
