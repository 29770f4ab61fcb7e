import { useWords } from './language.tsx'
import { en } from './messages.en.ts'
import { fr } from './messages.fr.ts'

/** The words of the components themselves. */
export const useUiWords = () => useWords({ fr, en })
