import { z } from 'zod'
import { COUNTER_MEANS } from '#modules/money/index.server.ts'
import {
  choiceField,
  dayField,
  eurosField,
  onceField,
  optionalText,
  wholeField,
} from '#platform/forms/fields.ts'

export const joinForm = z.object({
  startsOn: dayField(),
  months: wholeField(1, 36),
  fee: eurosField(),
  means: choiceField(COUNTER_MEANS),
  reference: optionalText(60),
  idempotencyKey: onceField(),
})
