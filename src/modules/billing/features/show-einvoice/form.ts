import { z } from 'zod'
import { TOLD_STATES } from '#modules/billing/rules/lifecycle.ts'
import { choiceField, dayField, optionalText } from '#platform/forms/fields.ts'

/** What the platform’s site says of an invoice. */
export const noteForm = z.object({
  state: choiceField(TOLD_STATES),
  day: dayField(),
  reference: optionalText(100),
  why: optionalText(300),
})
