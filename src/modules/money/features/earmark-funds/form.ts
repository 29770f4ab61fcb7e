import { z } from 'zod'
import { FUND_ACCOUNTS } from '#modules/money/rules/funds.ts'
import {
  choiceField,
  dayField,
  eurosField,
  idField,
  onceField,
  optionalId,
  textField,
} from '#platform/forms/fields.ts'

export const fundForm = z.object({
  name: textField(120),
  funderId: optionalId<'Organisation'>(),
  account: choiceField(FUND_ACCOUNTS),
  granted: eurosField(1n),
  openedOn: dayField(),
})

export const moveForm = z.object({
  fundId: idField<'Fund'>(),
  kind: choiceField(['carry', 'use'] as const),
  amount: eurosField(1n),
  day: dayField(),
  idempotencyKey: onceField(),
})
