import { useWords } from '#ui/language.tsx'
import { Status, type Tone } from '#ui/Status.tsx'
import { payablesEn as en } from '../messages.payables.en.ts'
import { payablesFr as fr } from '../messages.payables.fr.ts'
import type { PayableState } from '../payables/states.ts'

const TONES: Readonly<Record<PayableState, Tone>> = {
  'to-book': 'info',
  'to-pay': 'neutral',
  done: 'success',
  refused: 'danger',
}

/** Where a supplier’s invoice stands; one whose day has passed says so. */
export function PayableStatus({ state, late }: { state: PayableState; late?: boolean }) {
  const t = useWords({ fr, en })
  return <Status tone={late ? 'warn' : TONES[state]}>{late ? t.late : t.states[state]}</Status>
}
