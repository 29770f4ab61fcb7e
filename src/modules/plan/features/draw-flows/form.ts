import { z } from 'zod'
import { type Id, isId } from '#kit/id.ts'
import { idField, onceField, optionalId, textField, wholeField } from '#platform/forms/fields.ts'

/** `note:018f…` or `service:018f…`: a slip of the board, or a service of the catalogue. */
export type ServiceChoice = { readonly note: Id<'Note'> } | { readonly service: Id<'Service'> }

const serviceField = () =>
  textField(100).transform((text, check): ServiceChoice => {
    const [kind, id] = text.split(':')
    if (kind === 'note' && isId<'Note'>(id)) return { note: id }
    if (kind === 'service' && isId<'Service'>(id)) return { service: id }
    check.addIssue({ code: 'custom', message: 'unknown_choice' })
    return z.NEVER
  })

const ends = {
  customer: idField<'Note'>(),
  beneficiary: idField<'Note'>(),
  service: serviceField(),
  line: optionalId<'Assumption'>(),
}
const seen = { id: idField<'Flow'>(), version: wholeField(1) }

export const addFlowForm = z.object({ ...ends, idempotencyKey: onceField() })
export type AddFlowForm = z.infer<typeof addFlowForm>

export const editFlowForm = z.object({ ...seen, ...ends })
export type EditFlowForm = z.infer<typeof editFlowForm>

export const flowSeenForm = z.object(seen)
export type FlowSeenForm = z.infer<typeof flowSeenForm>
