import { type Locale, wordsFor } from '#kit/words.ts'
import { en } from './messages.en.ts'
import { fr } from './messages.fr.ts'

/**
 * The sentence for each refused field: a module's own words first, then the general ones. A code nobody
 * translated is a bug that `satisfies Record<Code, string>` in the module catches; the fallback stays readable.
 */
export function sentences(
  locale: Locale,
  errors: Readonly<Record<string, string>>,
  own: Readonly<Record<string, string>> = {},
): Record<string, string> {
  const general: Readonly<Record<string, string>> = wordsFor(locale, { fr, en }).errors
  return Object.fromEntries(
    Object.entries(errors).map(([field, code]) => [field, own[code] ?? general[code] ?? general.invalid!]),
  )
}
