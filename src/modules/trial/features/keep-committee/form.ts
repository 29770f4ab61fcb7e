import { z } from 'zod'
import { QUORUMS } from '#modules/trial/rules/gate.ts'
import {
  choiceField,
  onceField,
  optionalEmail,
  optionalText,
  textField,
  wholeField,
} from '#platform/forms/fields.ts'

export const memberForm = z.object({
  name: textField(120),
  role: textField(120),
  email: optionalEmail(),
  voices: wholeField(0, 100),
  userId: optionalText(80),
  idempotencyKey: onceField(),
})

export const quorumForm = z.object({ quorum: choiceField(QUORUMS) })
