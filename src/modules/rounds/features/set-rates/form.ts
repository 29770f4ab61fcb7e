import { z } from 'zod'
import { MOST_GRAMS } from '#modules/rounds/rules/figures/carbon.ts'
import { eurosField, onceField, optionalWhole } from '#platform/forms/fields.ts'

const grams = () => optionalWhole(0, MOST_GRAMS)

/** Euros and grams of CO₂ for a kilometre by mode, and euros for a paid hour. Grams that are not told stay as they are. */
export const ratesForm = z.object({
  van: eurosField(),
  cargoBike: eurosField(),
  volunteerCar: eurosField(),
  foot: eurosField(),
  perHour: eurosField(),
  vanGrams: grams(),
  cargoBikeGrams: grams(),
  volunteerCarGrams: grams(),
  footGrams: grams(),
  idempotencyKey: onceField(),
})
type Grams = 'vanGrams' | 'cargoBikeGrams' | 'volunteerCarGrams' | 'footGrams'
type Typed = z.infer<typeof ratesForm>
export type RatesForm = Omit<Typed, Grams | 'idempotencyKey'> & Partial<Pick<Typed, Grams | 'idempotencyKey'>>
