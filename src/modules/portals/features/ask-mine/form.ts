import { z } from 'zod'
import { onceField, optionalDay, optionalId, optionalText, wholeField } from '#platform/forms/fields.ts'

export const askForm = z.object({
  forId: optionalId<'Person'>(),
  serviceId: optionalId<'Service'>(),
  quantity: wholeField(1, 100),
  wantedOn: optionalDay(),
  details: optionalText(1000),
  idempotencyKey: onceField(),
})
