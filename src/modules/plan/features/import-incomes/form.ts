import { z } from 'zod'
import type { Cents } from '#kit/money.ts'
import type { Deciles } from '#modules/plan/rules/tariffs/income.ts'
import { areaLevels, incomeBases } from '#modules/plan/tariffs/income-levels.ts'
import {
  choiceField,
  onceField,
  optionalEuros,
  optionalId,
  optionalText,
  textField,
  wholeField,
} from '#platform/forms/fields.ts'

const base = () => choiceField(incomeBases)
const year = () => wholeField(1990, 2099)

/** What to believe when neither the columns of a file nor its name say it. */
export const fileForm = z.object({ year: year(), base: base() })

const decile = () => optionalEuros()

export const areaForm = z.object({
  ...{ id: optionalId<'IncomeArea'>(), name: textField(120), code: optionalText(20) },
  ...{ level: choiceField(areaLevels), year: year(), base: base(), source: textField(200) },
  ...{ d1: decile(), d2: decile(), d3: decile(), d4: decile(), d5: decile() },
  ...{ d6: decile(), d7: decile(), d8: decile(), d9: decile(), idempotencyKey: onceField() },
})
export type AreaForm = z.infer<typeof areaForm>

export const typedDeciles = (form: AreaForm): Deciles =>
  [form.d1, form.d2, form.d3, form.d4, form.d5, form.d6, form.d7, form.d8, form.d9].map(
    (amount: Cents | undefined) => (amount === undefined ? null : Number(amount)),
  )
