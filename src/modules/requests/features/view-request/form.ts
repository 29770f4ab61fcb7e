import { z } from 'zod'
import { COUNTER_MEANS } from '#modules/money/index.server.ts'
import { sharingFields } from '#modules/requests/shares/form.ts'
import { MOVES } from '#modules/requests/use-cases/move-request.server.ts'
import {
  choiceField,
  onceField,
  optionalEuros,
  optionalId,
  optionalText,
  textField,
  wholeField,
} from '#platform/forms/fields.ts'

const once = { idempotencyKey: onceField() }

/** One form per gesture of the page; `intent` says which. */
export const moveForm = z.object({
  verb: choiceField(MOVES),
  why: optionalText(300),
  price: optionalEuros(),
  assigneePersonId: optionalId<'Person'>(),
  assigneeOrganisationId: optionalId<'Organisation'>(),
  ...once,
})
export const payForm = z.object({
  means: choiceField(COUNTER_MEANS),
  reference: optionalText(60),
  amount: optionalEuros(1n),
  ...once,
})
export const shareForm = z.object({ ...sharingFields, ...once })
export const undoForm = z.object({ why: textField(300), ...once })
export const rateForm = z.object({ score: wholeField(1, 4), comment: optionalText(500), ...once })
