import { z } from 'zod'
import { choiceField, optionalText, textField } from '#platform/forms/fields.ts'

export const answerForm = z.object({
  answer: choiceField(['accept', 'decline']),
  name: textField(120),
  agreed: z.literal('on').optional(),
  why: optionalText(500),
})
