import { z } from 'zod'
import { COUNTER_MEANS } from '#modules/money/rules/axes.ts'
import { WALLET_UNITS } from '#modules/money/rules/wallet.ts'
import {
  choiceField,
  eurosField,
  onceField,
  optionalDay,
  optionalId,
  optionalText,
  textField,
} from '#platform/forms/fields.ts'

/** Money received for a wallet. `quantity` is asked of hours and visits only. */
export const topUpForm = z.object({
  unit: choiceField(WALLET_UNITS),
  amount: eurosField(1n),
  quantity: optionalText(20),
  means: choiceField(COUNTER_MEANS),
  reference: optionalText(60),
  expiresOn: optionalDay(),
  payerId: optionalId<'Organisation'>(),
  idempotencyKey: onceField(),
})

/** A credit given, with its reason. */
export const grantForm = z.object({
  unit: choiceField(WALLET_UNITS),
  quantity: textField(20),
  why: textField(300),
  expiresOn: optionalDay(),
  funderId: optionalId<'Organisation'>(),
  idempotencyKey: onceField(),
})
