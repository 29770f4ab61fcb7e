import { useWords } from '#ui/language.tsx'
import { Status, type Tone } from '#ui/Status.tsx'
import { platformEn as en } from '../messages.platform.en.ts'
import { platformFr as fr } from '../messages.platform.fr.ts'
import { type LifeState, needsUs } from '../rules/lifecycle.ts'

export const lifeTone = (state: LifeState): Tone =>
  needsUs(state)
    ? ['disputed', 'suspended'].includes(state)
      ? 'warn'
      : 'danger'
    : ['approved', 'payment-sent', 'cashed'].includes(state)
      ? 'success'
      : state === 'to-send'
        ? 'info'
        : 'neutral'

/** Where an electronic invoice stands. */
export function LifeStatus({ state }: { state: LifeState }) {
  const t = useWords({ fr, en })
  return <Status tone={lifeTone(state)}>{t.states[state]}</Status>
}
