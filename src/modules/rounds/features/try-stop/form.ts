import { z } from 'zod'
import type { Day } from '#kit/day.ts'
import { MOST_CRATES, MOST_KG, optionalHours } from '#modules/rounds/errands/fields.ts'
import type { ErrandInput } from '#modules/rounds/errands/input.ts'
import { errandKeyIn, SHORTEST_STOP, WAYS } from '#modules/rounds/rules/errands/errand.ts'
import { MOST_ADDRESS } from '#modules/rounds/rules/places.ts'
import {
  choiceField,
  dayField,
  idField,
  onceField,
  optionalEuros,
  optionalText,
  optionalWhole,
  textField,
  wholeField,
} from '#platform/forms/fields.ts'

/** A stop that nobody asked for yet. Minutes, whole kilograms and crates, cents. */
const imagined = {
  what: optionalText(120),
  way: choiceField(WAYS),
  address: textField(MOST_ADDRESS),
  toAddress: optionalText(MOST_ADDRESS),
  hours: optionalHours(),
  minutes: optionalWhole(SHORTEST_STOP, 480),
  kg: optionalWhole(0, MOST_KG),
  crates: optionalWhole(0, MOST_CRATES),
  revenue: optionalEuros(),
  handling: optionalEuros(),
}

export const imaginedForm = z
  .object(imagined)
  .refine(({ way, toAddress }) => way !== 'carry' || toAddress !== undefined, {
    message: 'required',
    path: ['toAddress'],
  })
export type Imagined = z.infer<typeof imaginedForm>

const place = {
  jour: dayField(),
  roundId: idField<'Round'>(),
  seen: wholeField(0),
  at: wholeField(0, 400),
  deliverAt: optionalWhole(0, 400),
  idempotencyKey: onceField(),
}
/** Where it goes, and what: one that waits by its key, else one to note first. */
export const putWaitingForm = z.object({
  ...place,
  course: textField(60).refine((key) => errandKeyIn(key) !== null),
})
export const putImaginedForm = z.object({ ...place, ...imagined })

export const NAMES = Object.keys(imagined) as (keyof typeof imagined)[]

/** As it is noted when it is put into a round. */
export const inputOf = (typed: Imagined, day: Day, what: string): ErrandInput => ({
  ...typed,
  day,
  what: typed.what ?? what,
  hours: typed.hours ? [...typed.hours] : [],
})
