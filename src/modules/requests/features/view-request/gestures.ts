import { en } from '#modules/requests/messages.en.ts'
import { fr } from '#modules/requests/messages.fr.ts'
import type { FormState } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { useLocale, useWords } from '#ui/language.tsx'

/** Props of the form of one gesture: its intent, its key, and its own refusal if it was the one refused. */
export type Gestures = (intent: string) => ReturnType<typeof shownForm> & {
  intent: string
  idempotencyKey: string
}

export function useGestures(key: string, refused?: { intent: string; state: FormState }): Gestures {
  const t = useWords({ fr, en })
  const locale = useLocale()
  return (intent) => ({
    intent,
    idempotencyKey: key,
    ...shownForm(locale, refused?.intent === intent ? refused.state : undefined, t.errors),
  })
}
