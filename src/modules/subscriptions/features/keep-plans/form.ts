import { z } from 'zod'
import { type Result, refuse } from '#kit/result.ts'
import { ACTIVITIES } from '#modules/catalogue/index.server.ts'
import { parseHeld, scopeOf, VAT_RATES } from '#modules/money/index.server.ts'
import { RHYTHMS } from '#modules/subscriptions/rules/schedule.ts'
import type { PlanInput } from '#modules/subscriptions/use-cases/keep-plans.server.ts'
import {
  choiceField,
  eurosField,
  onceField,
  optionalChoice,
  optionalText,
  optionalWhole,
  textField,
} from '#platform/forms/fields.ts'

export const planForm = z.object({
  name: textField(80),
  about: optionalText(300),
  price: eurosField(0n),
  every: choiceField(RHYTHMS),
  aligned: z.literal('on').optional(),
  unit: choiceField(['none', 'visits', 'hours']),
  included: optionalText(20),
  scope: optionalChoice(ACTIVITIES),
  keptFor: choiceField(['0', '1', '2']),
  termMonths: optionalWhole(1, 60),
  noticeDays: optionalWhole(0, 365),
  vatRate: optionalChoice(VAT_RATES.map(String)),
  idempotencyKey: onceField(),
})

/** What the use case is given: quantities in minutes or visits, the scope as wallets say it. */
export function planOf(form: z.infer<typeof planForm>): Result<PlanInput, 'not_a_quantity'> {
  const { about, aligned, unit, included, scope, keptFor, termMonths, noticeDays, vatRate } = form
  const { name, price, every } = form
  const held = unit === 'none' ? null : parseHeld(unit, included ?? '')
  if (held && !held.ok) return refuse(held.code, 'included')
  return {
    ok: true,
    value: {
      ...{ name, price, every, about: about ?? '', aligned: aligned === 'on' },
      unit: unit === 'none' ? null : unit,
      included: held ? held.value : 0,
      scope: scopeOf({ activity: scope }),
      keptFor: Number(keptFor),
      termMonths: termMonths ?? null,
      noticeDays: termMonths ? (noticeDays ?? 0) : 0,
      vatRate: vatRate ? Number(vatRate) : null,
    },
  }
}
