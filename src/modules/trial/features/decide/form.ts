import { z } from 'zod'
import type { Day } from '#kit/day.ts'
import type { Condition } from '#modules/trial/rules/record.ts'
import { OUTCOMES } from '#modules/trial/rules/words.ts'
import { choiceField, onceField, optionalDay, optionalText, textField } from '#platform/forms/fields.ts'

/** Rows of the form: it works without scripts, so their number is fixed. */
export const CONDITIONS = 3

export const decideForm = z
  .object({
    outcome: choiceField(OUTCOMES),
    reasons: textField(4000),
    condition1: optionalText(300),
    due1: optionalDay(),
    condition2: optionalText(300),
    due2: optionalDay(),
    condition3: optionalText(300),
    due3: optionalDay(),
    extendTo: optionalDay(),
    signature: textField(120),
    seen: optionalText(64),
    idempotencyKey: onceField(),
  })
  .transform((form, check) => {
    const { condition1, due1, condition2, due2, condition3, due3, ...rest } = form
    const conditions: Condition[] = []
    const rows: [string | undefined, Day | undefined][] = [
      [condition1, due1],
      [condition2, due2],
      [condition3, due3],
    ]
    rows.forEach(([what, dueOn], i) => {
      if (what && dueOn) conditions.push({ what, dueOn })
      else if (what)
        check.addIssue({ code: 'custom', message: 'condition_without_day', path: [`due${i + 1}`] })
      else if (dueOn)
        check.addIssue({ code: 'custom', message: 'condition_without_words', path: [`condition${i + 1}`] })
    })
    return { ...rest, conditions }
  })
export type DecideForm = z.infer<typeof decideForm>
