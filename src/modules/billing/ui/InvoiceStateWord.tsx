import { useWords } from '#ui/language.tsx'
import { Status, type Tone } from '#ui/Status.tsx'
import { en } from '../messages.invoices.en.ts'
import { fr } from '../messages.invoices.fr.ts'
import type { InvoiceState } from '../rules/terms.ts'

const TONES: Record<InvoiceState, Tone> = {
  'to-pay': 'info',
  late: 'danger',
  paid: 'success',
  credited: 'neutral',
  'credit-note': 'neutral',
}

/** Where a document stands, in a word and its icon. */
export function InvoiceStateWord({ state }: { state: InvoiceState }) {
  const t = useWords({ fr, en })
  return <Status tone={TONES[state]}>{t.states[state]}</Status>
}
