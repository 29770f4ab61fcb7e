import { z } from 'zod'
import { eurosField, textField, wholeField } from '#platform/forms/fields.ts'

/** What the plan holds beside its lines. `version` is the plan's own, as the person saw it. */
export const planHeadForm = z.object({
  version: wholeField(1),
  name: textField(200),
  months: wholeField(12, 84),
  openingCash: eurosField(-100_000_000_000n),
})
export type PlanHeadForm = z.infer<typeof planHeadForm>
