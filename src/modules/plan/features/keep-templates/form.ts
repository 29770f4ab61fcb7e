import { z } from 'zod'
import { isTemplateChoice, type TemplateChoice } from '#modules/plan/templates/templates.ts'
import { idField, onceField, textField, wholeField } from '#platform/forms/fields.ts'

const ticked = () =>
  z
    .union([z.string(), z.undefined()])
    .transform((value) => value !== undefined && value !== '')
    .optional()
    .transform((value) => value ?? false)

export const saveTemplateForm = z.object({
  name: textField(120),
  about: textField(400),
  figures: ticked(),
  shared: ticked(),
  idempotencyKey: onceField(),
})
export type SaveTemplateForm = z.infer<typeof saveTemplateForm>

export const templateSeenForm = z.object({ id: idField<'Template'>(), version: wholeField(1) })
export type TemplateSeenForm = z.infer<typeof templateSeenForm>

export const applyTemplateForm = z.object({
  template: textField(60).transform((text, check): TemplateChoice => {
    if (isTemplateChoice(text)) return text
    check.addIssue({ code: 'custom', message: 'unknown_choice' })
    return z.NEVER
  }),
  idempotencyKey: onceField(),
})
export type ApplyTemplateForm = z.infer<typeof applyTemplateForm>
