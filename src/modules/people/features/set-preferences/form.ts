import { z } from 'zod'
import { HOWS, PURPOSES } from '#modules/people/rules/consents.ts'
import { BENEFITS, NEEDS, REACHES, WAYS } from '#modules/people/rules/reach.ts'
import {
  choiceField,
  choicesField,
  dayField,
  optionalChoice,
  optionalText,
  seenField,
} from '#platform/forms/fields.ts'

export const preferencesForm = z.object({
  reachBy: optionalChoice(REACHES),
  neverBy: choicesField(WAYS),
  knownNeeds: choicesField(NEEDS),
  needs: optionalText(500),
  benefit: optionalChoice(BENEFITS),
  /** Kept as it is by a form that does not ask. */
  language: optionalChoice(['fr', 'en']),
  seenAt: seenField(),
})
export type PreferencesForm = z.infer<typeof preferencesForm>

export const consentForm = z.object({
  purpose: choiceField(PURPOSES),
  given: choiceField(['yes', 'no']),
  how: choiceField(HOWS),
  on: dayField(),
  note: optionalText(200),
})
export type ConsentForm = z.infer<typeof consentForm>
