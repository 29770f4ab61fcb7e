import { z } from 'zod'
import { MERGED } from '#modules/people/rules/duplicates.ts'
import { idField, optionalChoice } from '#platform/forms/fields.ts'

const side = () => optionalChoice(['kept', 'gone'])

/** One choice per disputed field; what is not chosen stays as the kept record has it. */
export const mergeForm = z.object(
  Object.fromEntries(MERGED.map((field) => [field, side()])) as Record<
    (typeof MERGED)[number],
    ReturnType<typeof side>
  >,
)
export const undoForm = z.object({ mergeId: idField<'Merge'>() })
