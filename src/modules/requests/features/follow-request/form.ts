import { z } from 'zod'
import { LINK_KINDS } from '#modules/requests/talk/tables.ts'
import { choiceField, idField, onceField, textField } from '#platform/forms/fields.ts'

const once = { idempotencyKey: onceField() }
const id = <Noun extends string>() => ({ id: idField<Noun>() })

export const commentForm = z.object({ text: textField(2000), ...once })
export const linkForm = z.object({ kind: choiceField(LINK_KINDS), number: textField(20) })
export const unlinkForm = z.object(id<'RequestLink'>())
export const complainForm = z.object({ what: textField(2000), ...once })
export const answerForm = z.object({ ...id<'Complaint'>(), answer: textField(2000) })
export const redoForm = z.object({ ...id<'Complaint'>(), ...once })
export const closeForm = z.object(id<'Complaint'>())
export const nothingForm = z.object({})
