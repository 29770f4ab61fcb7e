import { z } from 'zod'
import {
  choiceField,
  dayField,
  eurosField,
  onceField,
  optionalText,
  wholeField,
} from '#platform/forms/fields.ts'

const MEANS = ['cash', 'card', 'cheque', 'transfer'] as const

export const joinForm = z.object({
  startsOn: dayField(),
  months: wholeField(1, 36),
  fee: eurosField(),
  means: choiceField(MEANS),
  reference: optionalText(60),
  idempotencyKey: onceField(),
})
