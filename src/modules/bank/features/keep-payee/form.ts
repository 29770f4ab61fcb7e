import { z } from 'zod'
import { optionalText, textField } from '#platform/forms/fields.ts'

export const payeeForm = z.object({
  iban: textField(50),
  bic: optionalText(14),
  holder: optionalText(70),
})
