import { z } from 'zod'
import { type Id, isId } from '#kit/id.ts'
import { CELL_STATES, type CellState } from '#modules/trial/rules/cells.ts'
import { onceField, optionalChoice, optionalText, textField } from '#platform/forms/fields.ts'

export const readjustForm = z.object({
  reason: textField(2000),
  name: optionalText(120),
  argument: optionalText(1000),
  /** Every cell of the form to one state. */
  all: optionalChoice(CELL_STATES),
  idempotencyKey: onceField(),
})

/** The name of the select of a cell: `cell:inhabitant:ID`. */
export const cellField = (target: string, serviceId: string) => `cell:${target}:${serviceId}`

/** What the select showed first: a cell that nobody touched here must not undo what another moved meanwhile. */
export const seenField = (target: string, serviceId: string) => `seen:${target}:${serviceId}`

export type WantedCell = { target: string; serviceId: Id<'Service'>; to: CellState }

/** The cells that a posted form changes, each to its own state or all to one. Words that name none are left out. */
export function wantedCells(posted: FormData, all: CellState | undefined): WantedCell[] {
  return [...posted].flatMap(([field, value]) => {
    const [word, target, serviceId] = field.split(':')
    if (word !== 'cell' || !target || !isId<'Service'>(serviceId)) return []
    const to = all ?? CELL_STATES.find((state) => state === value)
    return to && to !== posted.get(seenField(target, serviceId)) ? [{ target, serviceId, to }] : []
  })
}
