import { useWords } from '#ui/language.tsx'
import type { Meeting } from '../day/meet.server.ts'
import { en } from '../messages.apart.en.ts'
import { fr } from '../messages.apart.fr.ts'

/** Which two rounds are in each other's way, and what with, in one sentence. */
export function useMeetingWords() {
  const t = useWords({ fr, en })
  /** Rounds of one name are told apart by their numbers. */
  const apart = ({ first, second }: Meeting, words: (name: string) => string) =>
    [first, second].map(({ name, number }) =>
      first.name === second.name ? `${words(name)} (${number})` : words(name),
    ) as [string, string]
  const meets = (meeting: Meeting): string =>
    t.meeting[meeting.shared](...apart(meeting, t.quoted), meeting.what)
  return {
    t,
    meets,
    /** Of the hours of each. */
    hours: (meeting: Meeting) => apart(meeting, t.hoursOf),
    /** With what to do about it before the same is tried again. */
    inTheWay: (meeting: Meeting): string => `${meets(meeting)} ${t.thenAgain}`,
  }
}
