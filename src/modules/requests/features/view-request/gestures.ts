import { en } from '#modules/requests/messages.en.ts'
import { fr } from '#modules/requests/messages.fr.ts'
import type { FormState } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { useLocale, useWords } from '#ui/language.tsx'

/** Props of the form of one gesture: its intent, its key, and what is wrong in its fields if it was refused. */
export type Gestures = (intent: string) => Omit<ReturnType<typeof shownForm>, 'error'> & {
  intent: string
  idempotencyKey: string
}

type Refused = { intent: string; state: FormState }

export function useGestures(key: string, refused?: Refused): Gestures {
  const t = useWords({ fr, en })
  const locale = useLocale()
  return (intent) => {
    const state = refused?.intent === intent ? refused.state : undefined
    const { errors, values } = shownForm(locale, state, t.errors)
    return { intent, idempotencyKey: key, errors, values }
  }
}

/**
 * Why the whole gesture was refused. Said above the page and not in its form: when somebody else was quicker, the
 * request has moved on and that form is no longer there.
 */
export function useRefusal(refused?: Refused): string | undefined {
  const t = useWords({ fr, en })
  const { error, errors } = shownForm(useLocale(), refused?.state, t.errors)
  return error ?? errors.verb
}
