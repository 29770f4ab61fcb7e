import type { z } from 'zod'
import { pathText } from '#kit/document.ts'
import {
  breakSchema,
  costsSchema,
  expressOptions,
  jobSchema,
  shipmentSchema,
  shipmentStepSchema,
  stepSchema,
  vehicleSchema,
  vroomSchema,
} from './schema.ts'

/** Beyond this the notices would hide the answer. */
const MOST_NOTICES = 20

type Shape = { readonly shape: Readonly<Record<string, z.ZodType>> }
type Inside = { readonly schema: Shape; readonly inside?: Readonly<Record<string, Inside>> }

const step: Inside = { schema: shipmentStepSchema }
const DOCUMENT: Inside = {
  schema: vroomSchema,
  inside: {
    options: { schema: expressOptions },
    jobs: { schema: jobSchema },
    shipments: { schema: shipmentSchema, inside: { pickup: step, delivery: step } },
    vehicles: {
      schema: vehicleSchema,
      inside: {
        breaks: { schema: breakSchema },
        steps: { schema: stepSchema },
        costs: { schema: costsSchema },
      },
    },
  },
}

/**
 * Fields that neither VROOM nor we know, each by its path. VROOM leaves them aside without a word, and so do we: but a
 * `time_window` written on a job for `time_windows` must not be lost in silence.
 */
export function unknownFields(json: unknown): string[] {
  const found: string[] = []
  look(json, DOCUMENT, [], found)
  return found.map((path) => `${path}: unknown field, left aside`)
}

function look(value: unknown, here: Inside, path: readonly PropertyKey[], found: string[]): void {
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length && found.length < MOST_NOTICES; i++)
      look(value[i], here, [...path, i], found)
    return
  }
  if (typeof value !== 'object' || value === null) return
  for (const key of Object.keys(value)) {
    if (found.length >= MOST_NOTICES) return
    const below = here.inside?.[key]
    if (!Object.hasOwn(here.schema.shape, key)) found.push(pathText([...path, key]))
    else if (below) look((value as Record<string, unknown>)[key], below, [...path, key], found)
  }
}
