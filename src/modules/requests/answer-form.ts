import { z } from 'zod'
import { idField, onceField, optionalText } from '#platform/forms/fields.ts'

/** A provider's word on an offer; the verb is the form's `intent`. */
export const answerForm = z.object({
  offerId: idField<'Offer'>(),
  why: optionalText(300),
  idempotencyKey: onceField(),
})
export const linkAnswerForm = answerForm.omit({ offerId: true })
