import { z } from 'zod'
import { textField } from '#platform/forms/fields.ts'

export const wordsForm = z.object({
  subject: textField(200),
  body: textField(4000),
  short: textField(612),
})
export type WordsForm = z.infer<typeof wordsForm>
