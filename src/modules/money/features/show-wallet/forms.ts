import { z } from 'zod'
import { REFUND_MEANS } from '#modules/money/rules/wallet.ts'
import {
  choiceField,
  eurosField,
  idField,
  onceField,
  optionalText,
  textField,
} from '#platform/forms/fields.ts'

export const settingsForm = z.object({ lowAt: optionalText(20), automatic: z.literal('on').optional() })
export const takeBackForm = z.object({
  lotId: idField<'WalletLot'>(),
  why: textField(300),
  idempotencyKey: onceField(),
})
export const refundForm = z.object({
  amount: eurosField(1n),
  means: choiceField(REFUND_MEANS),
  why: textField(300),
  idempotencyKey: onceField(),
})
