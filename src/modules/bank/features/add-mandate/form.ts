import { z } from 'zod'
import { NOTICE_DAYS, RECURRENCES } from '#modules/bank/rules/mandates.ts'
import {
  choiceField,
  dayField,
  onceField,
  optionalId,
  optionalText,
  textField,
  wholeField,
} from '#platform/forms/fields.ts'

/** A mandate as signed: one debtor, their account, the signature. */
export const mandateForm = z.object({
  personId: optionalId<'Person'>(),
  organisationId: optionalId<'Organisation'>(),
  holder: optionalText(70),
  iban: textField(50),
  bic: optionalText(14),
  signedOn: dayField(),
  signedAt: optionalText(70),
  recurrence: choiceField(RECURRENCES),
  noticeDays: wholeField(1, NOTICE_DAYS),
  rum: optionalText(60),
  idempotencyKey: onceField(),
})
