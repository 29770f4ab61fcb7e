import { z } from 'zod'
import { idField, onceField, optionalEuros, optionalText, wholeField } from '#platform/forms/fields.ts'

export const settleForm = z.object({
  requestId: idField<'Request'>(),
  amount: optionalEuros(),
  idempotencyKey: onceField(),
})

export const errandForm = z.object({ stopId: idField<'RoundStop'>() })

export const correctForm = z.object({
  seen: wholeField(0, 1_000_000_000),
  counterOut: optionalText(12),
  counterBack: optionalText(12),
  minutes: wholeField(1, 1440),
  cash: optionalEuros(),
  why: optionalText(300),
  idempotencyKey: onceField(),
})
