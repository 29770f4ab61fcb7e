import { z } from 'zod'
import { RATES } from '#modules/catalogue/rules/prices.ts'
import { SEGMENTS } from '#modules/people/ui/segments.ts'
import { choiceField, dayField, eurosField, optionalChoice } from '#platform/forms/fields.ts'

export const priceForm = z.object({
  segment: choiceField(SEGMENTS),
  rate: optionalChoice(RATES),
  price: eurosField(),
  fromDay: dayField(),
})
