import type { FormState } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { en } from '../messages.en.ts'
import { followEn } from '../messages.follow.en.ts'
import { followFr } from '../messages.follow.fr.ts'
import { fr } from '../messages.fr.ts'

/** The forms around a request go to one address, whichever page shows them. */
export type FollowForms = (
  intent: string,
  id?: string,
) => ReturnType<typeof shownForm> & {
  id: string
  intent: string
  action: string
  idempotencyKey: string
}

export function useFollowForms(
  action: string,
  idempotencyKey: string,
  refused?: { intent: string; state: FormState },
): FollowForms {
  const locale = useLocale()
  const errors = { ...useWords({ fr, en }).errors, ...useWords({ fr: followFr, en: followEn }).errors }
  return (intent, id = '') => {
    const mine = refused?.intent === intent && (id === '' || refused.state.values.id === id)
    const shown = shownForm(locale, mine ? refused.state : undefined, errors)
    return { ...shown, id: `${intent}${id.slice(-6)}`, intent, action, idempotencyKey }
  }
}
