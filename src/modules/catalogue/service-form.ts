import { z } from 'zod'
import type { Cents } from '#kit/money.ts'
import type { Segment } from '#modules/people/index.server.ts'
import {
  choiceField,
  eurosField,
  onceField,
  optionalText,
  textField,
  wholeField,
} from '#platform/forms/fields.ts'
import { ACTIVITIES, PRICE_UNITS } from './rules/activities.ts'

/** What describes a service, whatever its prices. */
export const serviceFields = {
  name: textField(80),
  description: optionalText(500),
  activity: choiceField(ACTIVITIES),
  unit: choiceField(PRICE_UNITS),
  minutes: wholeField(0, 1440),
  directCost: eurosField(),
}

const serviceForm = z.object({ ...serviceFields, idempotencyKey: onceField() })
type ServiceForm = z.infer<typeof serviceForm>

/** A service to add, with a price for each segment it is sold to. */
export type NewService = ServiceForm & { prices: Partial<Record<Segment, Cents>> }
