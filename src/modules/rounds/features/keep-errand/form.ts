import { z } from 'zod'
import { MOST_CRATES, MOST_KG, optionalHours, skillsField } from '#modules/rounds/errands/fields.ts'
import type { ErrandInput } from '#modules/rounds/errands/input.ts'
import { WAYS } from '#modules/rounds/rules/errands/errand.ts'
import { LONGEST_STOP } from '#modules/rounds/rules/errands/usual.ts'
import { MOST_ADDRESS } from '#modules/rounds/rules/places.ts'
import {
  choiceField,
  dayField,
  onceField,
  optionalChoice,
  optionalEuros,
  optionalId,
  optionalPhone,
  optionalText,
  optionalWhole,
  seenField,
  textField,
} from '#platform/forms/fields.ts'

export const PRIORITIES = ['0', '50', '100'] as const

export const errandForm = z.object({
  day: dayField(),
  way: choiceField(WAYS),
  what: textField(200),
  whom: optionalText(120),
  personId: optionalId<'Person'>(),
  organisationId: optionalId<'Organisation'>(),
  phone: optionalPhone(),
  address: optionalText(MOST_ADDRESS),
  toAddress: optionalText(MOST_ADDRESS),
  hours: optionalHours(),
  minutes: optionalWhole(1, LONGEST_STOP),
  kg: optionalWhole(0, MOST_KG),
  crates: optionalWhole(0, MOST_CRATES),
  skills: skillsField(),
  driver: optionalChoice(['paid', 'volunteer'] as const),
  priority: optionalChoice(PRIORITIES),
  optional: optionalText(5),
  revenue: optionalEuros(),
  handling: optionalEuros(),
  note: optionalText(500),
  idempotencyKey: onceField(),
})
export const editForm = errandForm.extend({ seen: seenField() })

/** What a form said, as the use cases take it. `handling` is kept as it was when the form did not show it. */
export const inputOf = (form: z.infer<typeof errandForm>): ErrandInput & { idempotencyKey?: string } => {
  const { priority, optional, ...same } = form
  return { ...same, priority: Number(priority ?? '0'), optional: optional !== undefined }
}
