import { formatMonth } from '#ui/dates.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import type { Answer } from '../answer.ts'
import { en } from '../messages.en.ts'
import { fr } from '../messages.fr.ts'

/** The answer of the plan in one sentence. */
export function useAnswer(answer: Answer): string {
  const t = useWords({ fr, en }).answer
  const locale = useLocale()
  switch (answer.holds) {
    case 'yes':
      return t.holds(formatMonth(answer.since, locale))
    case 'no':
      return t.broke(formatMonth(answer.broke, locale))
    case 'not-yet':
      return t.notYet(answer.months)
    case 'empty':
      return t.empty
  }
}
