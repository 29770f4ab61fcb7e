import { z } from 'zod'
import { zero } from '#kit/money.ts'
import { MOST_CRATES, MOST_KG, optionalHours, skillsField } from '#modules/rounds/errands/fields.ts'
import type { ServiceTravel } from '#modules/rounds/rules/errands/usual.ts'
import { LONGEST_STOP } from '#modules/rounds/rules/errands/usual.ts'
import {
  choiceField,
  idField,
  optionalChoice,
  optionalEuros,
  optionalWhole,
  wholeField,
} from '#platform/forms/fields.ts'

/** A service knows one door: what is carried from one to another is told by request. */
export const SERVICE_WAYS = ['visit', 'bring', 'fetch', 'swap', 'none'] as const

export const serviceForm = z.object({
  service: idField<'Service'>(),
  way: choiceField(SERVICE_WAYS),
  minutes: wholeField(1, LONGEST_STOP),
  hours: optionalHours(),
  kg: optionalWhole(0, MOST_KG),
  crates: optionalWhole(0, MOST_CRATES),
  skills: skillsField(),
  driver: optionalChoice(['paid', 'volunteer'] as const),
  handling: optionalEuros(),
})
export const forgetForm = z.object({ service: idField<'Service'>() })

export const travelOf = (form: z.infer<typeof serviceForm>): ServiceTravel => ({
  way: form.way === 'none' ? null : form.way,
  minutes: form.minutes,
  hours: form.hours ?? [],
  load: { kg: form.kg ?? 0, crates: form.crates ?? 0 },
  skills: form.skills,
  driver: form.driver ?? null,
  handling: form.handling ?? zero,
})
