import { useWords } from '#ui/language.tsx'
import { en } from '../messages.en.ts'
import { fr } from '../messages.fr.ts'
import type { Need } from '../rules/reach.ts'

/** What to know before serving somebody, boxes and words together; null when there is nothing. */
export function useNeedsLine(): (known: readonly Need[], words: string | null) => string | null {
  const w = useWords({ fr, en }).reach.need
  return (known, words) => [...known.map((need) => w[need]), words].filter(Boolean).join(' · ') || null
}
