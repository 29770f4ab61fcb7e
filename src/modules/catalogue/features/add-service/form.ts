import { z } from 'zod'
import type { Cents } from '#kit/money.ts'
import { serviceFields } from '#modules/catalogue/service-form.ts'
import { SEGMENTS, type Segment } from '#modules/people/ui/segments.ts'
import { onceField, optionalEuros } from '#platform/forms/fields.ts'

/** Name of the field that holds a segment's price. */
export const priceField = (segment: Segment): string => `price-${segment}`

type Prices = Partial<Record<Segment, Cents>>
const priceFields = Object.fromEntries(SEGMENTS.map((segment) => [priceField(segment), optionalEuros()]))

/** The service with one optional price per segment, gathered into `prices`. */
export const addServiceForm = z.object({ ...serviceFields, idempotencyKey: onceField() }).and(
  z.object(priceFields).transform((typed): { prices: Prices } => {
    const prices: Prices = {}
    for (const segment of SEGMENTS) {
      const price = typed[priceField(segment)]
      if (price !== undefined) prices[segment] = price
    }
    return { prices }
  }),
)
