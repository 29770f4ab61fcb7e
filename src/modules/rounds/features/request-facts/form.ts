import { z } from 'zod'
import { MOST_CRATES, MOST_KG, optionalHours } from '#modules/rounds/errands/fields.ts'
import { WAYS } from '#modules/rounds/rules/errands/errand.ts'
import { LONGEST_STOP } from '#modules/rounds/rules/errands/usual.ts'
import { MOST_ADDRESS } from '#modules/rounds/rules/places.ts'
import { optionalChoice, optionalText, optionalWhole, seenField } from '#platform/forms/fields.ts'

export const FACT_WAYS = [...WAYS, 'none'] as const
export const FACT_PRIORITIES = ['0', '50', '100'] as const

export const factsForm = z.object({
  way: optionalChoice(FACT_WAYS),
  address: optionalText(MOST_ADDRESS),
  toAddress: optionalText(MOST_ADDRESS),
  hours: optionalHours(),
  minutes: optionalWhole(1, LONGEST_STOP),
  kg: optionalWhole(0, MOST_KG),
  crates: optionalWhole(0, MOST_CRATES),
  priority: optionalChoice(FACT_PRIORITIES),
  optional: optionalChoice(['oui', 'non'] as const),
  note: optionalText(500),
  /** Empty as long as nothing was said. */
  seen: z.union([z.literal('').transform(() => null), seenField()]),
})
