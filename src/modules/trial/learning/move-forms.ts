import { z } from 'zod'
import {
  choiceField,
  dayField,
  idField,
  onceField,
  optionalText,
  optionalWhole,
  textField,
} from '#platform/forms/fields.ts'

/** `finish` is not among them: a test ends by its learning card. */
export const moveForm = z.object({
  verb: choiceField(['start', 'postpone', 'abandon', 'resume']),
  why: optionalText(500),
})
export type MoveForm = z.infer<typeof moveForm>

export const countForm = z.object({
  day: dayField(),
  /** A number, or an amount in euros when the test counts euros. */
  hits: textField(20),
  total: optionalWhole(0, 1_000_000),
  note: optionalText(300),
  idempotencyKey: onceField(),
})
export type CountForm = z.infer<typeof countForm>

export const takeBackForm = z.object({ count: idField<'TestCount'>() })
