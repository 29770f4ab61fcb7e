import './lines.css'
import { useWords } from '#ui/language.tsx'
import { en } from '../messages.en.ts'
import { fr } from '../messages.fr.ts'
import type { Pillar } from '../rules/vocabulary.ts'

/** A pillar by its hue and its word. */
export function PillarWord({ pillar }: { pillar: Pillar }) {
  const t = useWords({ fr, en })
  return <span className={`plan-pillar-word plan-pillar-${pillar}`}>{t.pillars[pillar]}</span>
}
