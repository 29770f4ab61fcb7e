import { useWords } from '#ui/language.tsx'
import { en } from '../messages.en.ts'
import { fr } from '../messages.fr.ts'

/** « Courses et livraisons », « l’heure »… by activity and by unit of price, for pages further right. */
export function useServiceWords() {
  const { activities, units } = useWords({ fr, en })
  return { activities, units }
}
