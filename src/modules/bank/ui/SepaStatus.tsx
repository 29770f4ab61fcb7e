import { useWords } from '#ui/language.tsx'
import { Status, type Tone } from '#ui/Status.tsx'
import { debitsEn } from '../messages.debits.en.ts'
import { debitsFr } from '../messages.debits.fr.ts'
import { mandatesEn } from '../messages.mandates.en.ts'
import { mandatesFr } from '../messages.mandates.fr.ts'
import type { MandateStanding } from '../rules/mandates.ts'
import type { ItemState, RunState } from '../rules/runs.ts'

const STANDING: Record<MandateStanding, Tone> = {
  active: 'success',
  closing: 'info',
  suspended: 'warn',
  revoked: 'neutral',
  ended: 'neutral',
  lapsed: 'danger',
}
const ITEM: Record<ItemState, Tone> = {
  waiting: 'info',
  settled: 'success',
  returned: 'danger',
  cancelled: 'neutral',
}
const RUN: Record<RunState, Tone> = { ready: 'warn', sent: 'info', settled: 'success', cancelled: 'neutral' }

export function MandateStatus({ standing }: { standing: MandateStanding }) {
  const t = useWords({ fr: mandatesFr, en: mandatesEn })
  return <Status tone={STANDING[standing]}>{t.standing[standing]}</Status>
}

export function ItemStatus({ state }: { state: ItemState }) {
  const t = useWords({ fr: mandatesFr, en: mandatesEn })
  return <Status tone={ITEM[state]}>{t.itemStates[state]}</Status>
}

/** Of a run of debits or transfers: what is left to do with its file. */
export function RunStatus({ state, out = false }: { state: RunState; out?: boolean }) {
  const t = useWords({ fr: debitsFr, en: debitsEn })
  return <Status tone={RUN[state]}>{out ? t.outStates[state] : t.states[state]}</Status>
}
