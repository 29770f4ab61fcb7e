import { z } from 'zod'
import { COUNTER_MEANS, PILLARS } from '#modules/money/rules/axes.ts'
import { HOUR_RATE } from '#modules/money/rules/hours.ts'
import { ALL_KINDS } from '#modules/money/rules/kinds.ts'
import {
  choiceField,
  dayField,
  onceField,
  optionalChoice,
  optionalEuros,
  optionalId,
  optionalText,
  optionalWhole,
  textField,
} from '#platform/forms/fields.ts'

/** An amount, or hours and their rate (`hours`: whole hours; amounts in cents). */
export const operationForm = z
  .object({
    kind: choiceField(ALL_KINDS),
    label: textField(200),
    amount: optionalEuros(1n),
    hours: optionalWhole(1, 100_000),
    rate: optionalEuros(1n).transform((rate) => rate ?? HOUR_RATE),
    day: dayField(),
    organisationId: optionalId<'Organisation'>(),
    partyName: optionalText(120),
    means: optionalChoice(COUNTER_MEANS),
    reference: optionalText(60),
    pillar: optionalChoice(PILLARS),
    idempotencyKey: onceField(),
  })
  .refine((form) => form.amount !== undefined || form.kind === 'volunteering', {
    path: ['amount'],
    message: 'required',
  })
  .refine((form) => form.amount !== undefined || form.kind !== 'volunteering' || form.hours !== undefined, {
    path: ['hours'],
    message: 'amount_or_hours',
  })
