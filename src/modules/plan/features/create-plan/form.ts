import { z } from 'zod'
import { type Month, parseMonth } from '#kit/day.ts'
import { isTemplateChoice, type TemplateChoice } from '#modules/plan/templates/templates.ts'
import { onceField, optionalEuros, optionalText, textField } from '#platform/forms/fields.ts'

const monthField = () =>
  textField(20).transform((text, check): Month => {
    const parsed = parseMonth(text)
    if (parsed.ok) return parsed.value
    check.addIssue({ code: 'custom', message: parsed.code })
    return z.NEVER
  })

/** A template of the house by its word, or a kept one by its id. */
const templateField = () =>
  textField(60).transform((text, check): TemplateChoice => {
    if (isTemplateChoice(text)) return text
    check.addIssue({ code: 'custom', message: 'unknown_choice' })
    return z.NEVER
  })

export const createPlanForm = z.object({
  template: templateField(),
  start: monthField(),
  name: optionalText(200),
  /** Cents in the bank at the start; the template's when left blank. */
  openingCash: optionalEuros(),
  idempotencyKey: onceField(),
})
export type CreatePlanForm = z.infer<typeof createPlanForm>
