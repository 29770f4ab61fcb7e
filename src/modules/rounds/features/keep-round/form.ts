import { z } from 'zod'
import { optionalWho, timeField } from '#modules/rounds/day/fields.ts'
import { TRIP_MODES } from '#modules/rounds/rules/trip.ts'
import {
  choiceField,
  dayField,
  onceField,
  optionalChoice,
  optionalId,
  optionalText,
  wholeField,
} from '#platform/forms/fields.ts'

const facts = {
  name: optionalText(80),
  vehicleId: optionalId<'Vehicle'>(),
  mode: optionalChoice(TRIP_MODES),
  who: optionalWho(),
  driver: choiceField(['paid', 'volunteer'] as const),
  from: timeField(),
  to: timeField(),
  schemeId: optionalId<'Scheme'>(),
  note: optionalText(500),
  idempotencyKey: onceField(),
}

export const newForm = z.object({ day: dayField(), ...facts })
export const editForm = z.object({ seen: wholeField(0, 1_000_000), ...facts })

type Facts = z.infer<typeof editForm>

/** What is typed as the use case wants it; nothing chosen is null, so that a change takes it away. */
export const inputOf = ({ from, to, vehicleId, schemeId, ...typed }: Omit<Facts, 'seen' | 'who'>) => ({
  ...typed,
  ...{ fromMinute: from, toMinute: to, vehicleId: vehicleId ?? null, schemeId: schemeId ?? null },
})
