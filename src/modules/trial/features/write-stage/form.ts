import { z } from 'zod'
import {
  dayField,
  eurosField,
  onceField,
  optionalText,
  optionalWhole,
  textField,
  wholeField,
} from '#platform/forms/fields.ts'

/** More hours than a hundred people work in a year: a slip of the finger. */
const MOST_HOURS = 100_000

export const stageForm = z.object({
  name: textField(80),
  purpose: textField(1000),
  startsOn: dayField(),
  endsOn: dayField(),
  budget: eurosField(),
  lossCeiling: eurosField(),
  paidHours: optionalWhole(0, MOST_HOURS),
  volunteerHours: wholeField(0, MOST_HOURS),
  vehicle: optionalText(200),
  premises: optionalText(200),
  equipment: optionalText(200),
  idempotencyKey: onceField(),
})
export type StageForm = z.infer<typeof stageForm>
