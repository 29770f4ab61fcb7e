import { z } from 'zod'
import { type Month, parseMonth } from '#kit/day.ts'
import { templateNames } from '#modules/plan/templates/templates.ts'
import { choiceField, onceField, optionalEuros, optionalText, textField } from '#platform/forms/fields.ts'

const monthField = () =>
  textField(20).transform((text, check): Month => {
    const parsed = parseMonth(text)
    if (parsed.ok) return parsed.value
    check.addIssue({ code: 'custom', message: parsed.code })
    return z.NEVER
  })

export const createPlanForm = z.object({
  template: choiceField(templateNames),
  start: monthField(),
  name: optionalText(200),
  /** Cents in the bank at the start; the template's when left blank. */
  openingCash: optionalEuros(),
  idempotencyKey: onceField(),
})
export type CreatePlanForm = z.infer<typeof createPlanForm>
