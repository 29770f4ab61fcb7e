import { z } from 'zod'
import { BUYER_KINDS } from '#modules/billing/rules/document.ts'
import { optionalChoice, optionalText, optionalWhole } from '#platform/forms/fields.ts'

const blank = (max: number) => optionalText(max).transform((text) => text ?? null)
const ticked = z
  .literal('on')
  .optional()
  .transform((on) => on === 'on')

export const clientForm = z.object({
  kind: optionalChoice(BUYER_KINDS).transform((kind) => kind ?? null),
  vatNumber: blank(20),
  electronicAddress: blank(60),
  serviceCode: blank(100),
  orderNumber: blank(50),
  wantsServiceCode: ticked,
  wantsOrderNumber: ticked,
  contractNumber: blank(50),
  contact: blank(120),
  days: optionalWhole(0, 365).transform((days) => days ?? null),
  endOfMonth: ticked,
  deliveryName: blank(120),
  deliveryStreet: blank(200),
  deliveryPostcode: optionalText(10)
    .refine((text) => text === undefined || /^\d{5}$/.test(text), { message: 'not_a_postcode' })
    .transform((text) => text ?? null),
  deliveryCity: blank(80),
  apart: ticked,
})
