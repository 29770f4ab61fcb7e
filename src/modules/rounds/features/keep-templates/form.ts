import { z } from 'zod'
import { wordsOf } from '#kit/zone.ts'
import type { WhoKey } from '#modules/requests/index.server.ts'
import { optionalWho, timeField } from '#modules/rounds/day/fields.ts'
import { MOST_CRATES, MOST_KG, optionalHours } from '#modules/rounds/errands/fields.ts'
import { WAYS } from '#modules/rounds/rules/errands/errand.ts'
import { LONGEST_STOP } from '#modules/rounds/rules/errands/usual.ts'
import { MOST_ADDRESS } from '#modules/rounds/rules/places.ts'
import type { TemplateLine } from '#modules/rounds/rules/templates/template.ts'
import type { TemplateInput } from '#modules/rounds/templates/keep.server.ts'
import {
  choiceField,
  choicesField,
  dayField,
  idField,
  onceField,
  optionalEuros,
  optionalId,
  optionalPhone,
  optionalText,
  optionalWhole,
  textField,
  wholeField,
} from '#platform/forms/fields.ts'

export const WEEKDAYS = ['1', '2', '3', '4', '5', '6', '7'] as const

export const templateForm = z.object({
  name: textField(80),
  weekdays: choicesField(WEEKDAYS),
  vehicleId: optionalId<'Vehicle'>(),
  who: optionalWho(),
  paid: choiceField(['paid', 'volunteer'] as const),
  fromMinute: timeField(),
  toMinute: timeField(),
  schemeId: optionalId<'Scheme'>(),
  zone: optionalText(400),
  note: optionalText(500),
  /** The round whose stops are taken over. */
  round: optionalText(20),
  idempotencyKey: onceField(),
})

/** What a form said of a model, as the use case takes it. `nameOf`: what the list of people called whom was chosen. */
export const inputOf = (
  form: z.infer<typeof templateForm>,
  nameOf: (key: WhoKey) => string,
): TemplateInput => ({
  ...{ name: form.name, weekdays: form.weekdays.map(Number), vehicleId: form.vehicleId },
  ...{ fromMinute: form.fromMinute, toMinute: form.toMinute, schemeId: form.schemeId, note: form.note },
  who: form.who && { key: form.who, name: nameOf(form.who) },
  paid: form.paid === 'paid',
  zone: wordsOf(form.zone),
})

export const lineForm = z.object({
  way: choiceField(WAYS),
  what: textField(200),
  whom: optionalText(120),
  phone: optionalPhone(),
  address: textField(MOST_ADDRESS),
  toAddress: optionalText(MOST_ADDRESS),
  hours: optionalHours(),
  minutes: optionalWhole(1, LONGEST_STOP),
  kg: optionalWhole(0, MOST_KG),
  crates: optionalWhole(0, MOST_CRATES),
  revenue: optionalEuros(),
})
export const removeLineForm = z.object({ at: wholeField(0, 200), what: textField(200) })
export const dayForm = z.object({ day: dayField() })
export const skipForm = z.object({ template: idField<'RoundTemplate'>(), day: dayField() })

export const lineOf = (form: z.infer<typeof lineForm>, usual: number): TemplateLine => ({
  ...{ way: form.way, what: form.what, whom: form.whom ?? '', phone: form.phone ?? '' },
  ...{ address: form.address, toAddress: form.toAddress ?? '', hours: form.hours ?? [] },
  ...{ minutes: form.minutes ?? usual, kg: form.kg ?? 0, crates: form.crates ?? 0 },
  ...{ revenue: Number(form.revenue ?? 0n), handling: 0 },
})
