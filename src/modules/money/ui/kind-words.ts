import { useWords } from '#ui/language.tsx'
import { en } from '../messages.en.ts'
import { fr } from '../messages.fr.ts'

/** « Loyer », « Subvention »… by kind of operation. */
export const useKindWords = () => useWords({ fr, en }).kinds
