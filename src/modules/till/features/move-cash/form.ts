import { z } from 'zod'
import { MOVE_KINDS } from '#modules/till/rules/moves.ts'
import { choiceField, eurosField, onceField, textField } from '#platform/forms/fields.ts'

export const moveForm = z.object({
  kind: choiceField(MOVE_KINDS),
  amount: eurosField(1n),
  why: textField(200),
  idempotencyKey: onceField(),
})
