import { useWords } from '#ui/language.tsx'
import { Status, type Tone } from '#ui/Status.tsx'
import { en } from '../messages.en.ts'
import { fr } from '../messages.fr.ts'
import type { Verdict } from '../rules/whatif/stress.ts'

const TONES: Readonly<Record<Verdict, Tone>> = {
  breaks: 'danger',
  worse: 'danger',
  tight: 'warn',
  holds: 'success',
  better: 'success',
  same: 'neutral',
}

/** What a future says beside the model, by an icon and a word. */
export function VerdictWord({ verdict }: { verdict: Verdict }) {
  const w = useWords({ fr, en }).whatIf.stress.verdicts
  return <Status tone={TONES[verdict]}>{w[verdict]}</Status>
}
