import type { OwnRequest } from '#modules/requests/index.server.ts'
import { useWords } from '#ui/language.tsx'
import { Status, type Tone } from '#ui/Status.tsx'
import { spaceEn } from '../messages.space.en.ts'
import { spaceFr } from '../messages.space.fr.ts'

const TONES: Partial<Record<OwnRequest['state'], Tone>> = {
  quoted: 'warn',
  assigned: 'info',
  started: 'info',
  done: 'success',
  paid: 'success',
  closed: 'success',
}

/** How far a request is, in the words of who asked for it. */
export function OwnStatus({ state }: Pick<OwnRequest, 'state'>) {
  const w = useWords({ fr: spaceFr, en: spaceEn })
  return <Status tone={TONES[state] ?? 'neutral'}>{w.states[state]}</Status>
}
