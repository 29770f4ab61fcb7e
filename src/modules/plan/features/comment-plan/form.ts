import { z } from 'zod'
import { isId } from '#kit/id.ts'
import { type CommentSubject, commentSubjects } from '#modules/plan/comments.ts'
import { idField, onceField, textField, wholeField } from '#platform/forms/fields.ts'

export const MAX_COMMENT = 2000

/** What is commented: `note:018f…`, `line:…`, `scenario:…`, or the plan as a whole. */
export type Subject =
  | { readonly kind: Exclude<CommentSubject, 'plan'>; readonly id: string }
  | { readonly kind: 'plan' }

/** Reads `note:018f…` or `plan`; null for anything else. */
export function subjectIn(text: string | null): Subject | null {
  if (text === 'plan') return { kind: 'plan' }
  const [kind, id] = (text ?? '').split(':')
  const known = commentSubjects.find((one) => one === kind)
  return known && known !== 'plan' && isId(id) ? { kind: known, id } : null
}

const subjectField = () =>
  textField(100).transform((text, check): Subject => {
    const subject = subjectIn(text)
    if (subject) return subject
    check.addIssue({ code: 'custom', message: 'unknown_choice' })
    return z.NEVER
  })

const seen = { id: idField<'Comment'>(), version: wholeField(1) }
const text = textField(MAX_COMMENT)

export const addCommentForm = z.object({ on: subjectField(), text, idempotencyKey: onceField() })
export type AddCommentForm = z.infer<typeof addCommentForm>

export const editCommentForm = z.object({ ...seen, text })
export type EditCommentForm = z.infer<typeof editCommentForm>

export const commentSeenForm = z.object(seen)
export type CommentSeenForm = z.infer<typeof commentSeenForm>
