import { z } from 'zod'
import { FAMILIES } from '#modules/till/rules/lines.ts'
import {
  choiceField,
  eurosField,
  onceField,
  optionalText,
  optionalWhole,
  textField,
} from '#platform/forms/fields.ts'

export const articleForm = z.object({
  name: textField(80),
  price: eurosField(),
  family: choiceField(FAMILIES),
  barcode: optionalText(20),
  /** Permille. */
  vatRate: optionalWhole(0, 1000),
  idempotencyKey: onceField(),
})
