import { useWords } from '#ui/language.tsx'
import type { Meeting } from '../day/meet.server.ts'
import { en } from '../messages.apart.en.ts'
import { fr } from '../messages.apart.fr.ts'

/** Which two rounds are in each other's way, and what with, in one sentence. */
export function useMeetingWords() {
  const t = useWords({ fr, en })
  /** Rounds of one name are told apart by their numbers. */
  const meets = ({ first, second, shared, what }: Meeting): string => {
    const named = ({ name, number }: Meeting['first']) =>
      first.name === second.name ? `${t.quoted(name)} (${number})` : t.quoted(name)
    return t.meeting[shared](named(first), named(second), what)
  }
  return {
    t,
    meets,
    /** With what to do about it before the same is tried again. */
    inTheWay: (meeting: Meeting): string => `${meets(meeting)} ${t.thenAgain}`,
  }
}
