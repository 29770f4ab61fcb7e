import { z } from 'zod'
import { choiceField, optionalText, textField } from '#platform/forms/fields.ts'

/** What may be asked of a mandate by hand. */
export const HAND_VERBS = ['close', 'suspend', 'resume', 'revoke'] as const

export const moveForm = z.object({ verb: choiceField(HAND_VERBS), why: optionalText(300) })
export const changeForm = z.object({
  iban: textField(50),
  bic: optionalText(14),
  holder: optionalText(70),
})
