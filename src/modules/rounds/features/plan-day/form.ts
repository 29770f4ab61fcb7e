import { z } from 'zod'
import { errandKeyIn } from '#modules/rounds/rules/errands/errand.ts'
import { STOP_PARTS } from '#modules/rounds/rules/life.ts'
import {
  choiceField,
  dayField,
  idField,
  onceField,
  optionalWhole,
  textField,
} from '#platform/forms/fields.ts'

const keyField = () =>
  textField(60).transform((text, check) => {
    const key = errandKeyIn(text)
    if (key) return key
    check.addIssue({ code: 'custom', message: 'errand_unknown' })
    return z.NEVER
  })

/** Ticked errands: at least one, each once. */
const keysField = () =>
  z
    .union([z.string(), z.array(z.string())])
    .optional()
    .transform((sent) => [...new Set([sent ?? []].flat())].flatMap((text) => errandKeyIn(text) ?? []))
    .refine((keys) => keys.length > 0, { message: 'nothing_chosen' })

const numberField = () => textField(20).refine((text) => /^T\d{4}-\d{4,}$/.test(text), 'round_needed')

/** `T2026-0012:4 T2026-0013:0`: the rounds that the page showed, with the sequence of each. */
const seenField = () =>
  z
    .string()
    .max(4000)
    .catch('')
    .transform(
      (text) =>
        new Map(
          text.split(' ').flatMap((one): [string, number][] => {
            const [number, sequence] = one.split(':')
            return number && /^\d{1,9}$/.test(sequence ?? '') ? [[number, Number(sequence)]] : []
          }),
        ),
    )

const shared = { jour: dayField(), seen: seenField(), idempotencyKey: onceField() }
const stop = { key: keyField(), part: choiceField(STOP_PARTS) }

export const moveForm = z.object({
  ...stop,
  /** A round, or `attente`. */
  to: textField(20),
  place: optionalWhole(1, 999),
  ...shared,
})
export const stopForm = z.object({ ...stop, ...shared })
export const addForm = z.object({
  keys: keysField(),
  to: numberField(),
  place: optionalWhole(1, 999),
  ...shared,
})
export const undoForm = z.object({ batchId: idField<'RoundBatch'>(), idempotencyKey: onceField() })
export const roundForm = z.object({ number: numberField(), ...shared })
