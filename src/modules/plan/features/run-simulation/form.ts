import { z } from 'zod'
import { onceField, optionalText, wholeField } from '#platform/forms/fields.ts'

/** More would take the memory of those who read pages meanwhile. */
const MOST_RUNS = 100_000

const within = (min: number, max: number, code: string) =>
  z
    .union([z.string(), z.undefined()])
    .refine((text) => wholeField(min, max).safeParse(text).success, { message: code, abort: true })
    .transform((text) => Number((text ?? '').replace(/[\s\u00a0\u202f]/g, '')))

/** What a simulation is asked: how many futures, from which seed, of which future. */
export const simulationForm = z.object({
  runs: within(100, MOST_RUNS, 'bad_runs'),
  seed: within(0, 2 ** 32 - 1, 'bad_seed'),
  scenario: optionalText(64),
  idempotencyKey: onceField(),
})
