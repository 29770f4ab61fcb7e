import { z } from 'zod'
import { dayField, idField, onceField, optionalId } from '#platform/forms/fields.ts'

export const startForm = z.object({
  personId: idField<'Person'>(),
  planId: idField<'Plan'>(),
  startsOn: dayField(),
  payerOrganisationId: optionalId<'Organisation'>(),
  idempotencyKey: onceField(),
})
