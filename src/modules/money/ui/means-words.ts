import { type Locale, wordsFor } from '#kit/words.ts'
import { useWords } from '#ui/language.tsx'
import { en } from '../messages.en.ts'
import { fr } from '../messages.fr.ts'

/** « Espèces », « Carte »… by means of payment. */
export const useMeansWords = () => useWords({ fr, en }).means
/** The same outside React: documents, exports. */
export const meansWords = (locale: Locale) => wordsFor(locale, { fr, en }).means
