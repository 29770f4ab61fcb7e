import { z } from 'zod'
import type { Cents } from '#kit/money.ts'
import type { OtherRate } from '#modules/catalogue/rules/prices.ts'
import { type NewService, partsForm, serviceFields } from '#modules/catalogue/service-form.ts'
import { PERSON_SEGMENTS, SEGMENTS, type Segment } from '#modules/people/ui/segments.ts'
import { onceField, optionalEuros } from '#platform/forms/fields.ts'

/** Name of the field that holds a segment's price. */
export const priceField = (segment: Segment): string => `price-${segment}`
/** Name of the field that holds another rate of a segment. */
export const rateField = (rate: OtherRate, segment: Segment): string => `price-${rate}-${segment}`

export const OTHER_RATES = ['solidarity', 'support'] as const satisfies readonly OtherRate[]
/** Who is asked the other rates when a service is added: people. Others get them with « Changer un prix ». */
export const RATED: readonly Segment[] = PERSON_SEGMENTS

type Prices = Partial<Record<Segment, Cents>>
const priceFields = Object.fromEntries(
  [
    ...SEGMENTS.map(priceField),
    ...OTHER_RATES.flatMap((rate) => RATED.map((segment) => rateField(rate, segment))),
  ].map((name) => [name, optionalEuros()]),
)

/** The service with one optional price per segment and rate, gathered into `prices` and `rates`. */
export const addServiceForm = z.object({ ...serviceFields, idempotencyKey: onceField() }).and(
  z.object(priceFields).transform((typed): Required<Pick<NewService, 'prices' | 'rates'>> => {
    const gathered = (segments: readonly Segment[], nameOf: (segment: Segment) => string): Prices => {
      const prices: Prices = {}
      for (const segment of segments) {
        const price = typed[nameOf(segment)]
        if (price !== undefined) prices[segment] = price
      }
      return prices
    }
    return {
      prices: gathered(SEGMENTS, priceField),
      rates: {
        solidarity: gathered(RATED, (segment) => rateField('solidarity', segment)),
        support: gathered(RATED, (segment) => rateField('support', segment)),
      },
    }
  }),
)

/** The same for a package, with what it holds. */
export const addPackageForm = addServiceForm.and(partsForm)
