import { useWords } from '#ui/language.tsx'
import { en } from '../messages.en.ts'
import { fr } from '../messages.fr.ts'

/** What each move of a request says in a history. */
export function useMoveWords(): (verb: string) => string {
  const moves: Readonly<Record<string, string>> = useWords({ fr, en }).moves
  return (verb) => moves[verb] ?? verb
}
