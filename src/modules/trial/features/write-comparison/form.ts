import { z } from 'zod'
import { type Id, isId } from '#kit/id.ts'
import { FEWEST_TRIPS, GOALS, MOST_TRIPS } from '#modules/trial/rules/compare.ts'
import {
  choiceField,
  dayField,
  onceField,
  optionalId,
  optionalText,
  textField,
  wholeField,
} from '#platform/forms/fields.ts'

/** Boxes ticked: a single one comes as a text, several as a list. */
const schemeIds = () =>
  z
    .union([z.string(), z.array(z.string())])
    .optional()
    .transform((typed) => [
      ...new Set([typed ?? []].flat().filter((id): id is Id<'Scheme'> => isId<'Scheme'>(id))),
    ])

export const comparisonForm = z.object({
  name: textField(120),
  question: optionalText(500),
  schemes: schemeIds(),
  goal: choiceField(GOALS),
  startsOn: dayField(),
  endsOn: dayField(),
  minTrips: wholeField(FEWEST_TRIPS, MOST_TRIPS),
  hypothesisId: optionalId<'Hypothesis'>(),
  idempotencyKey: onceField(),
})
export type ComparisonForm = z.infer<typeof comparisonForm>
