import { z } from 'zod'
import { parseMonth } from '#kit/day.ts'
import { sides } from '#modules/plan/rules/actuals/sides.ts'
import { choiceField, eurosField, optionalText, textField, wholeField } from '#platform/forms/fields.ts'

/** A drift put aside: which one, and why. */
export const asideForm = z.object({
  key: textField(64),
  side: choiceField(sides),
  month: textField(7).transform((text, check) => {
    const parsed = parseMonth(text)
    if (parsed.ok) return parsed.value
    check.addIssue({ code: 'custom', message: parsed.code })
    return z.NEVER
  }),
  reason: textField(300),
})

export const tolerancesForm = z.object({
  percent: wholeField(0, 100),
  amount: eurosField(),
  months: wholeField(1, 12),
  /** Names the tolerances that the page showed. */
  seen: optionalText(60),
})
