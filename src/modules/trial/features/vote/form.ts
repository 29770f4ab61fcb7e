import { z } from 'zod'
import { onceField, optionalText, textField, wholeField } from '#platform/forms/fields.ts'

export const voteForm = z.object({
  level: wholeField(1, 4),
  why: textField(1000),
  /** Somebody else whose opinion is written down; the actor's own when absent. */
  voterName: optionalText(120),
  idempotencyKey: onceField(),
})
export type VoteForm = z.infer<typeof voteForm>
