import { z } from 'zod'
import type { Id } from '#kit/id.ts'
import { isId } from '#kit/id.ts'
import { parseDecimal } from '#kit/text.ts'
import { ACTIVITIES } from '#modules/catalogue/index.server.ts'
import type { CoverageInput } from '#modules/contracts/coverages/save.server.ts'
import { PEOPLE_SCOPES, PERIODS, SERVICE_SCOPES, TAKES } from '#modules/contracts/rules/coverages.ts'
import { PERSON_SEGMENTS } from '#modules/people/index.server.ts'
import {
  choiceField,
  choicesField,
  dayField,
  onceField,
  optionalChoice,
  optionalDay,
  optionalEuros,
  optionalId,
  optionalText,
  textField,
  wholeField,
} from '#platform/forms/fields.ts'

/** `33,3` → 333 per thousand; null for what is no share with one decimal at most. */
function permilleOf(text: string | undefined): number | undefined {
  const percent = text === undefined ? null : parseDecimal(text)
  return percent === null || !Number.isInteger(Math.round(percent * 10_000) / 1000)
    ? undefined
    : Math.round(percent * 10)
}

export const coverageForm = z.object({
  name: textField(120),
  by: choiceField(['organisation', 'fund']),
  payerOrganisationId: optionalId<'Organisation'>(),
  takes: choiceField(TAKES),
  percent: optionalText(10),
  amount: optionalEuros(),
  serviceScope: choiceField(SERVICE_SCOPES),
  activities: choicesField(ACTIVITIES),
  serviceIds: z
    .union([z.string(), z.array(z.string())])
    .optional()
    .transform((ids) => [ids ?? []].flat().filter((id) => isId<'Service'>(id))),
  peopleScope: choiceField(PEOPLE_SCOPES),
  segments: choicesField(PERSON_SEGMENTS),
  code: optionalText(40),
  fromDay: dayField(),
  toDay: optionalDay(),
  ceiling: optionalEuros(1n),
  period: optionalChoice(PERIODS),
  budget: optionalEuros(1n),
  rank: wholeField(1, 99),
  note: optionalText(500),
  idempotencyKey: onceField(),
})
type CoverageForm = z.infer<typeof coverageForm>

/** The form as the use case takes it. */
export const inputOf = ({ by, percent, idempotencyKey: _, ...form }: CoverageForm): CoverageInput => ({
  ...form,
  payerOrganisationId: by === 'fund' ? undefined : (form.payerOrganisationId ?? NOBODY),
  permille: permilleOf(percent),
})

/** « Un organisme » without a choice is an organisation that is not known. */
const NOBODY = '00000000-0000-0000-0000-000000000000' as Id<'Organisation'>
