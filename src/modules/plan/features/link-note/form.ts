import { z } from 'zod'
import { type LinkKind, linkKinds, type NoteLink } from '#modules/plan/notes.ts'
import { idField, textField, wholeField } from '#platform/forms/fields.ts'

const seen = { id: idField<'Note'>(), version: wholeField(1) }

/** `organisation:018f…`: which sort of record, and its id. */
const linkField = () =>
  textField(200).transform((text, check): NoteLink => {
    const [kind, ...rest] = text.split(':')
    const id = rest.join(':')
    if (linkKinds.includes(kind as LinkKind) && id !== '') return { kind: kind as LinkKind, id }
    check.addIssue({ code: 'custom', message: 'unknown_choice' })
    return z.NEVER
  })

export const linkNoteForm = z.object({ ...seen, link: linkField() })
export type LinkNoteForm = z.infer<typeof linkNoteForm>

export const unlinkNoteForm = z.object(seen)
export type UnlinkNoteForm = z.infer<typeof unlinkNoteForm>
