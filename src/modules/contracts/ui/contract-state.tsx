import { useWords } from '#ui/language.tsx'
import { Status, type Tone } from '#ui/Status.tsx'
import { contractEn as en } from '../messages.contract.en.ts'
import { contractFr as fr } from '../messages.contract.fr.ts'
import type { ContractState as State } from '../rules/life.ts'

const TONES: Record<State, Tone> = {
  draft: 'neutral',
  signed: 'success',
  terminated: 'warn',
  ended: 'neutral',
}

/** Where a contract stands, as an icon and a word. */
export function ContractStatus({ state }: { state: State }) {
  const w = useWords({ fr, en })
  return <Status tone={TONES[state]}>{w.states[state]}</Status>
}
