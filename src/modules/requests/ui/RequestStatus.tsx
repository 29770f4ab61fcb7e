import { useWords } from '#ui/language.tsx'
import { Status, type Tone } from '#ui/Status.tsx'
import { en } from '../messages.en.ts'
import { fr } from '../messages.fr.ts'
import type { RequestState } from '../rules/life.ts'

const TONES: Record<RequestState, Tone> = {
  received: 'info',
  qualified: 'info',
  quoted: 'neutral',
  accepted: 'info',
  assigned: 'neutral',
  started: 'neutral',
  done: 'warn',
  paid: 'success',
  closed: 'success',
  cancelled: 'neutral',
  refused: 'neutral',
  redirected: 'neutral',
}

/** Where a request stands, as an icon and a word; a late one says so first. */
export function RequestStatus({ state, late }: { state: RequestState; late?: boolean }) {
  const t = useWords({ fr, en })
  return (
    <span className="ui-row">
      {late && <Status tone="danger">{t.late}</Status>}
      <Status tone={TONES[state]}>{t.states[state]}</Status>
    </span>
  )
}
