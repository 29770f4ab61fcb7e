import { useWords } from '#ui/language.tsx'
import { Status, type Tone } from '#ui/Status.tsx'
import { en } from '../messages.en.ts'
import { fr } from '../messages.fr.ts'
import type { GrantState } from '../rules/life.ts'

const TONES: Record<GrantState, Tone> = {
  watched: 'neutral',
  applied: 'info',
  granted: 'success',
  refused: 'danger',
  ended: 'neutral',
}

/** Where a grant stands, as an icon and a word. */
export function GrantStatus({ state }: { state: GrantState }) {
  return <Status tone={TONES[state]}>{useWords({ fr, en }).states[state]}</Status>
}
