import { CircleCheck, CircleDashed, CircleX, Hourglass, Minus } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { Status } from '#ui/Status.tsx'
import { en } from '../messages/focus.en.ts'
import { fr } from '../messages/focus.fr.ts'
import type { CellState } from '../rules/cells.ts'

const LOOKS = {
  'not-now': { tone: 'neutral', icon: Minus },
  candidate: { tone: 'warn', icon: CircleDashed },
  tested: { tone: 'info', icon: Hourglass },
  kept: { tone: 'success', icon: CircleCheck },
  dropped: { tone: 'neutral', icon: CircleX },
} as const

/** The state of a cell, as an icon and a word. */
export function CellMark({ state }: { state: CellState }) {
  const t = useWords({ fr, en })
  return <Status {...LOOKS[state]}>{t.states[state]}</Status>
}
