import { z } from 'zod'
import { DOCUMENT_KINDS } from '#modules/providers/rules/documents.ts'
import { choiceField, idField, onceField, optionalDay, optionalText } from '#platform/forms/fields.ts'

export const documentForm = z.object({
  kind: choiceField(DOCUMENT_KINDS),
  title: optionalText(120),
  number: optionalText(60),
  expiresOn: optionalDay(),
  idempotencyKey: onceField(),
})

export const withdrawForm = z.object({ document: idField<'ProviderDocument'>() })
