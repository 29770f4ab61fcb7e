import { z } from 'zod'
import {
  choiceField,
  idField,
  optionalChoice,
  optionalDay,
  optionalEmail,
  optionalEuros,
  optionalId,
  optionalPhone,
  optionalText,
  textField,
  wholeField,
} from '#platform/forms/fields.ts'

/** What anybody fills in without an account. */
export const webForm = z.object({
  service: optionalId<'Service'>(),
  details: optionalText(1000),
  wantedOn: optionalDay(),
  firstName: optionalText(80),
  lastName: textField(80),
  phone: optionalPhone(),
  email: optionalEmail(),
  street: optionalText(200),
  postcode: optionalText(10).refine((text) => text === undefined || /^\d{5}$/.test(text), {
    message: 'not_a_postcode',
  }),
  city: optionalText(80),
  /** Of the link that follows the form; written by the page. */
  secret: textField(60),
})
export type WebForm = z.infer<typeof webForm>

/** What no single field tells: said with the rest, so that nobody sends the form three times. */
export function webFormLacks(values: Readonly<Record<string, string>>): Record<string, string> {
  const blank = (...names: string[]) => names.every((name) => !values[name]?.trim())
  return {
    ...(blank('service', 'details') ? { details: 'what_needed' } : {}),
    ...(blank('phone', 'email') ? { phone: 'contact_needed' } : {}),
  }
}

/** Segments of a person added from a form. */
const SEGMENTS = ['inhabitant', 'employee', 'senior', 'pupil'] as const

/** The desk takes a form: for a record that exists, or for one made of what was written. */
export const takeWebForm = z.object({
  /** `new`, or the record. */
  who: z.union([z.literal('new'), idField<'Person'>()]),
  segment: optionalChoice(SEGMENTS),
  service: idField<'Service'>(),
  quantity: wholeField(1, 1000),
  price: optionalEuros(),
  priceWhy: optionalText(200),
})
export type TakeWebForm = z.infer<typeof takeWebForm>

/** The desk answers with words, or refuses with words. */
export const answerWebForm = z.object({
  verb: choiceField(['answer', 'refuse']),
  words: textField(600),
})
export type AnswerWebForm = z.infer<typeof answerWebForm>
