import { z } from 'zod'
import { optionalId, textField } from '#platform/forms/fields.ts'

export const closeForm = z.object({
  /** The scheme that is kept; none of them when left blank. */
  kept: optionalId<'Scheme'>(),
  learned: textField(2000),
})
export type CloseForm = z.infer<typeof closeForm>
