import { z } from 'zod'
import { choiceField, idField, onceField, optionalText } from '#platform/forms/fields.ts'
import { OPINION_KINDS, reservationLines } from '../rules/gate.ts'

const fields = {
  kind: choiceField(OPINION_KINDS),
  reservations: optionalText(2000).transform((text) => reservationLines(text ?? '')),
  text: optionalText(4000),
  idempotencyKey: onceField(),
}

export const opinionForm = z.object(fields)
/** The same, for whom the coordination writes it down. */
export const notedOpinionForm = z.object({ ...fields, memberId: idField<'CommitteeMember'>() })
