import { z } from 'zod'
import { contactFields } from '#modules/people/contact.ts'
import { HOUSEHOLD_ROLES, POWERS, PROXY_KINDS } from '#modules/people/rules/households.ts'
import {
  choiceField,
  choicesField,
  dayField,
  idField,
  onceField,
  optionalDay,
  optionalText,
  textField,
} from '#platform/forms/fields.ts'

export const togetherForm = z.object({
  otherId: idField<'Person'>(),
  role: choiceField(HOUSEHOLD_ROLES),
  /** Ticked: they live at the household's address. */
  sameAddress: z.literal('on').optional(),
})
export type TogetherForm = z.infer<typeof togetherForm>

export const householdForm = z.object({
  name: textField(80),
  street: contactFields.street,
  postcode: contactFields.postcode,
  city: contactFields.city,
})
export type HouseholdForm = z.infer<typeof householdForm>

export const proxyForm = z.object({
  proxyId: idField<'Person'>(),
  kind: choiceField(PROXY_KINDS),
  powers: choicesField(POWERS),
  from: dayField(),
  until: optionalDay(),
  paper: optionalText(200),
  idempotencyKey: onceField(),
})
export type ProxyForm = z.infer<typeof proxyForm>

export const leaveForm = z.object({ memberId: idField<'Person'>() })
export const endForm = z.object({ proxyId: idField<'Proxy'>() })
