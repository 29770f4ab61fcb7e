import { z } from 'zod'
import {
  choiceField,
  dayField,
  eurosField,
  idField,
  onceField,
  optionalDay,
  optionalText,
  textField,
} from '#platform/forms/fields.ts'
import { GRANT_KINDS } from './rules/grant.ts'

/** What is said of a grant, by the one form that writes it and the page that shows it. */
export const grantForm = z.object({
  organisationId: idField<'Organisation'>(),
  name: textField(120),
  kind: choiceField(GRANT_KINDS),
  amount: eurosField(),
  callOn: optionalDay(),
  answerOn: optionalDay(),
  startsOn: optionalDay(),
  endsOn: optionalDay(),
  reportOn: optionalDay(),
  note: optionalText(2000),
  idempotencyKey: onceField(),
})
export type GrantForm = z.infer<typeof grantForm>

export const instalmentForm = z.object({
  amount: eurosField(),
  dueOn: dayField(),
  condition: optionalText(300),
  idempotencyKey: onceField(),
})
export type InstalmentForm = z.infer<typeof instalmentForm>
