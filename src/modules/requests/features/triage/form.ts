import { z } from 'zod'
import { choiceField, idField, onceField, optionalId, optionalText } from '#platform/forms/fields.ts'

export const TRIAGE_VERBS = ['qualify', 'assign', 'redirect', 'refuse'] as const

export const triageForm = z.object({
  verb: choiceField(TRIAGE_VERBS),
  requestId: idField<'Request'>(),
  assigneeOrganisationId: optionalId<'Organisation'>(),
  whom: optionalText(120),
  why: optionalText(300),
  idempotencyKey: onceField(),
})
