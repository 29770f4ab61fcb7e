import { z } from 'zod'
import { eurosField, onceField } from '#platform/forms/fields.ts'

/** Euros for a kilometre by mode, and for a paid hour. */
export const ratesForm = z.object({
  van: eurosField(),
  cargoBike: eurosField(),
  volunteerCar: eurosField(),
  foot: eurosField(),
  perHour: eurosField(),
  idempotencyKey: onceField(),
})
export type RatesForm = z.infer<typeof ratesForm>
