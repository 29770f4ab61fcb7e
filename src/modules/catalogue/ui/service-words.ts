import { useWords } from '#ui/language.tsx'
import { en } from '../messages.en.ts'
import { fr } from '../messages.fr.ts'

/** « Courses et livraisons », « l’heure »… by activity and by unit of price, for pages further right. */
export function useServiceWords() {
  const { activities, units } = useWords({ fr, en })
  return { activities, units }
}

export type { Rate } from '../rules/prices.ts'

/** « sous 48 heures », « sous 5 jours ». */
export const useDelayWords = (): ((hours: number) => string) => useWords({ fr, en }).terms.delay

/** « Tarif normal », « Tarif solidaire », « Tarif de soutien ». */
export const useRateWords = () => useWords({ fr, en }).terms.rates

/** « Ce qu’il contient », before the contents of a package. */
export const useContentsWord = (): string => useWords({ fr, en }).terms.pack.contents
