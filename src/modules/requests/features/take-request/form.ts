import { z } from 'zod'
import { RATES } from '#modules/catalogue/index.server.ts'
import { COUNTER_MEANS } from '#modules/money/index.server.ts'
import { PERSON_SEGMENTS } from '#modules/people/index.server.ts'
import { CHANNELS } from '#modules/requests/rules/life.ts'
import { sharingFields } from '#modules/requests/shares/form.ts'
import {
  choiceField,
  idField,
  onceField,
  optionalChoice,
  optionalDay,
  optionalEuros,
  optionalText,
  textField,
  wholeField,
} from '#platform/forms/fields.ts'

/** A face never seen before: a name and its public are enough. */
export const newPersonForm = z.object({
  lastName: textField(80),
  firstName: optionalText(80),
  segment: choiceField(PERSON_SEGMENTS),
  idempotencyKey: onceField(),
})

/** Second step, kept in the address: what is asked. Names are those of the address, hence French. */
export const whatForm = z.object({
  service: idField<'Service'>(),
  quantite: wholeField(1, 1000),
  pour: optionalDay(),
  canal: choiceField(CHANNELS),
  details: optionalText(1000),
  tarif: optionalChoice(RATES),
  /** What the person says to have a share of the price paid. */
  code: optionalText(40),
})
export type WhatForm = z.infer<typeof whatForm>

/** Third step: whose purse, at which price, by which means. */
export const payForm = z.object({
  intent: choiceField(['record', 'settle']),
  ...sharingFields,
  price: optionalEuros(),
  priceWhy: optionalText(200),
  means: optionalChoice(COUNTER_MEANS),
  reference: optionalText(60),
  idempotencyKey: onceField(),
})
