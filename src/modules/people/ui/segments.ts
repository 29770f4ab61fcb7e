import { type Locale, wordsFor } from '#kit/words.ts'
import { useWords } from '#ui/language.tsx'
import { en } from '../messages.en.ts'
import { fr } from '../messages.fr.ts'

/** Pages further right cannot import the server door: the lists and their words are offered here too. */
export type { OrganisationKind, PersonRole, PersonSegment, Segment } from '../rules/segments.ts'
export {
  ORGANISATION_KINDS,
  PERSON_ROLES,
  PERSON_SEGMENTS,
  SEGMENTS,
  segmentOfKind,
} from '../rules/segments.ts'

/** « Habitant », « Entreprise »… by segment. */
export const useSegmentWords = () => useWords({ fr, en }).segments
/** The same outside React: exports, documents. */
export const segmentWords = (locale: Locale) => wordsFor(locale, { fr, en }).segments
