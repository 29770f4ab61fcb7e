import { z } from 'zod'
import { audiences } from '#modules/plan/dossiers/dossier.ts'
import { choiceField, onceField, textField } from '#platform/forms/fields.ts'

export const newDossierForm = z.object({
  name: textField(120),
  audience: choiceField(audiences),
  addressee: textField(200),
  idempotencyKey: onceField(),
})
