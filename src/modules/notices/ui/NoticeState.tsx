import { useWords } from '#ui/language.tsx'
import { Status, type Tone } from '#ui/Status.tsx'
import { en } from '../messages.en.ts'
import { fr } from '../messages.fr.ts'
import type { NoticeState as State } from '../rules/states.ts'

const TONES: Readonly<Record<State, Tone>> = {
  waiting: 'info',
  sending: 'info',
  sent: 'success',
  kept: 'neutral',
  failed: 'danger',
  'to-say': 'warn',
  said: 'success',
  dropped: 'neutral',
}

/** Where a message stands, in a word. */
export function NoticeState({ state }: { state: State }) {
  const w = useWords({ fr, en })
  return <Status tone={TONES[state]}>{w.states[state]}</Status>
}
