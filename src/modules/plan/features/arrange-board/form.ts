import { z } from 'zod'
import { noteColours, sides } from '#modules/plan/notes.ts'
import { blocks, pillars } from '#modules/plan/rules/vocabulary.ts'
import {
  choiceField,
  idField,
  onceField,
  optionalChoice,
  optionalWhole,
  textField,
  wholeField,
} from '#platform/forms/fields.ts'

export const MAX_NOTE = 400

const written = {
  text: textField(MAX_NOTE),
  colour: optionalChoice(noteColours),
  pillar: optionalChoice(pillars),
  side: optionalChoice(sides),
}
/** Which note, as the person saw it: a stale version is refused. */
const seen = { id: idField<'Note'>(), version: wholeField(1) }

export const addNoteForm = z.object({ block: choiceField(blocks), ...written, idempotencyKey: onceField() })
export type AddNoteForm = z.infer<typeof addNoteForm>

export const editNoteForm = z.object({ ...seen, ...written })
export type EditNoteForm = z.infer<typeof editNoteForm>

/** `position` counts from 0 among the notes of the block; the end when left out. */
export const moveNoteForm = z.object({
  ...seen,
  block: choiceField(blocks),
  position: optionalWhole(0, 10_000),
  side: optionalChoice(sides),
})
export type MoveNoteForm = z.infer<typeof moveNoteForm>

export const recolourNoteForm = z.object({ ...seen, colour: choiceField(noteColours) })
export type RecolourNoteForm = z.infer<typeof recolourNoteForm>

export const noteSeenForm = z.object(seen)
export type NoteSeenForm = z.infer<typeof noteSeenForm>
