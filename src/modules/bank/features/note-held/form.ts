import { z } from 'zod'
import { ALL_HAND_KINDS, PURPOSE_LIST } from '#modules/bank/rules/held.ts'
import { COUNTER_MEANS } from '#modules/money/index.server.ts'
import {
  choiceField,
  dayField,
  eurosField,
  idField,
  onceField,
  optionalEuros,
  optionalText,
  textField,
} from '#platform/forms/fields.ts'

export const heldForm = z.object({
  purpose: choiceField(PURPOSE_LIST),
  kind: choiceField(ALL_HAND_KINDS),
  organisationId: idField<'Organisation'>(),
  amount: eurosField(1n),
  commission: optionalEuros(0n),
  means: choiceField(COUNTER_MEANS),
  day: dayField(),
  label: textField(150),
  reference: optionalText(60),
  idempotencyKey: onceField(),
})
