import { z } from 'zod'
import { type Id, isId } from '#kit/id.ts'
import { HANDOVERS, TRIP_MODES } from '#modules/rounds/rules/trip.ts'
import {
  dayField,
  onceField,
  optionalChoice,
  optionalEuros,
  optionalId,
  optionalText,
  optionalWhole,
  textField,
  wholeField,
} from '#platform/forms/fields.ts'

/** Boxes ticked: a single one comes as a text, several as a list. */
const requestIds = () =>
  z
    .union([z.string(), z.array(z.string())])
    .optional()
    .transform((typed) => [typed ?? []].flat().filter((id) => id !== ''))
    .refine((ids): ids is Id<'Request'>[] => ids.every((id) => isId<'Request'>(id)), 'unknown_choice')

export const tripForm = z.object({
  day: dayField(),
  schemeId: optionalId<'Scheme'>(),
  /** Those of the scheme when left blank. */
  mode: optionalChoice(TRIP_MODES),
  handover: optionalChoice(HANDOVERS),
  zone: optionalText(120),
  stops: wholeField(1, 500),
  /** Kilometres as typed: `12,5`. */
  km: textField(12),
  paidMinutes: optionalWhole(0, 1440),
  volunteerMinutes: optionalWhole(0, 5760),
  handling: optionalEuros(),
  /** What it brought beside the requests ticked. */
  income: optionalEuros(),
  requests: requestIds(),
  note: optionalText(500),
  idempotencyKey: onceField(),
})
export type TripForm = z.infer<typeof tripForm>
