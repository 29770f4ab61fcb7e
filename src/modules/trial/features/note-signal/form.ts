import { z } from 'zod'
import { onceField, optionalId, optionalText } from '#platform/forms/fields.ts'

/** The files come beside it: they are told by their first bytes, not by a schema. */
export const signalForm = z.object({
  text: optionalText(2000),
  tags: optionalText(200),
  service: optionalId<'Service'>(),
  person: optionalText(120),
  about: optionalId<'Person'>(),
  hypothesis: optionalId<'Hypothesis'>(),
  idempotencyKey: onceField(),
})
