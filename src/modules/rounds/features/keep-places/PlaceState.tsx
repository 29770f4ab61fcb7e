import { en } from '#modules/rounds/messages.interface.en.ts'
import { fr } from '#modules/rounds/messages.interface.fr.ts'
import type { PlaceState as State } from '#modules/rounds/rules/places.ts'
import { useWords } from '#ui/language.tsx'
import { Status } from '#ui/Status.tsx'

const TONES = { placed: 'success', doubtful: 'warn', missing: 'danger' } as const

/** Whether an address has its point. */
export function PlaceState({ state }: { state: State }) {
  return <Status tone={TONES[state]}>{useWords({ fr, en }).places.states[state]}</Status>
}
