import type { FormState } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { useLocale } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'

type Props = { state: FormState | undefined; errors: Readonly<Record<string, string>> }

/** Why nothing was done, for whoever sent a form that their role does not show. */
export function Refused({ state, errors }: Props) {
  const { error } = shownForm(useLocale(), state, errors)
  return error ? <Notice tone="danger">{error}</Notice> : null
}
