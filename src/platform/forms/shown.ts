import type { Locale } from '#kit/words.ts'
import { sentences } from '../i18n/refusals.ts'
import type { FormState } from './form.ts'

/** What a page gives to `ui/Form` after a refusal: sentences by field, one for the whole form, what was typed. */
export type ShownForm = {
  errors: Record<string, string>
  error?: string
  values: Readonly<Record<string, string>>
}

/**
 * Turns the codes of a refused form into the reader's sentences. `own` are the module's `errors`.
 * `before` are the values to show when nothing was refused yet (editing).
 */
export function shownForm(
  locale: Locale,
  state: FormState | undefined,
  own: Readonly<Record<string, string>> = {},
  before: Readonly<Record<string, string>> = {},
): ShownForm {
  if (!state) return { errors: {}, values: before }
  const { '': error, ...errors } = sentences(locale, state.errors, own)
  return { errors, ...(error ? { error } : {}), values: state.values }
}
