import type { Locale, Words } from '#kit/words.ts'
import { formatMonth } from '#ui/dates.ts'
import type { Answer } from './answer.ts'
import type { fr } from './messages.fr.ts'

/** The answer of the plan in one sentence. */
export function sayAnswer(
  answer: Answer,
  { answer: w }: Pick<Words<typeof fr>, 'answer'>,
  locale: Locale,
): string {
  switch (answer.holds) {
    case 'yes':
      return w.holds(formatMonth(answer.since, locale))
    case 'no':
      return w.broke(formatMonth(answer.broke, locale))
    case 'not-yet':
      return w.notYet(answer.months)
    case 'empty':
      return w.empty
  }
}
