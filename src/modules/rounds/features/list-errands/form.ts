import { z } from 'zod'
import { type Id, isId } from '#kit/id.ts'
import { dayField, onceField } from '#platform/forms/fields.ts'

/** Boxes ticked: a single one comes as a text, several as a list, those of an address separated by commas. */
export const errandIds = (typed: readonly unknown[]): Id<'RoundErrand'>[] =>
  typed
    .flatMap((one) => String(one).split(','))
    .filter((id): id is Id<'RoundErrand'> => isId<'RoundErrand'>(id))
    .slice(0, 500)

export const moveForm = z.object({ day: dayField(), idempotencyKey: onceField() })
