import { z } from 'zod'
import { SEGMENTS } from '#modules/people/ui/segments.ts'
import { choiceField, dayField, eurosField } from '#platform/forms/fields.ts'

export const priceForm = z.object({
  segment: choiceField(SEGMENTS),
  price: eurosField(),
  fromDay: dayField(),
})
