import { slug } from '#kit/text.ts'
import { type LineField, type RowsField, when } from '#modules/plan/field-kinds.ts'
import { fieldAt, fieldValues, readFields } from '#modules/plan/line-form.ts'
import { PAYROLL_2026, type Payroll, payrollOf } from '#modules/plan/rules/payroll.ts'
import type { Problem } from '#modules/plan/rules/problems.ts'
import { canonical, type PlanHead } from '#modules/plan/snapshot.ts'
import type { FormState } from '#platform/forms/form.ts'

export const regimes = ['none', 'month', 'quarter'] as const

const percent = (path: string, more: object = { optional: true }): LineField => ({
  path,
  kind: 'number',
  unit: 'percent',
  ...more,
})
const owed = (path: string): LineField => ({ path, kind: 'money', optional: true })

export const correlations: RowsField = {
  path: 'correlations',
  kind: 'rows',
  optional: true,
  telling: 'group',
  columns: [
    { key: 'group', kind: 'text' },
    { key: 'rho', kind: 'number' },
  ],
}

/** Rates are typed in %; in the document those of `payroll` and the correlations are fractions. */
export const settingsFields: readonly LineField[] = [
  { path: 'name', kind: 'text' },
  { path: 'start', kind: 'month' },
  { path: 'months', kind: 'whole', unit: 'months' },
  { path: 'openingCash', kind: 'money' },
  owed('opening.receivables'),
  owed('opening.payables'),
  owed('opening.taxAndSocial'),
  owed('opening.deferred'),
  { path: 'taxOnSales.every', kind: 'text', optional: true },
  percent('taxOnSales.rate', when('taxOnSales.every', 'month', 'quarter')),
  percent('taxOnSales.recovered', { optional: true, ...when('taxOnSales.every', 'month', 'quarter') }),
  percent('inflation.prices'),
  percent('inflation.costs'),
  percent('inflation.wages'),
  { path: 'payroll.minimumWage', kind: 'money' },
  percent('payroll.lowest', {}),
  percent('payroll.slope', {}),
  { path: 'payroll.power', kind: 'number' },
  { path: 'payroll.monthlyHours', kind: 'number', unit: 'hours' },
  correlations,
]

/** 37.81 % ⇄ 0.3781, without the noise of doubles. */
const fraction = (n: number) => Math.round(n * 1e6) / 1e8
const inPercent = (n: number) => Math.round(n * 1e8) / 1e6

type Body = Omit<PlanHead, 'taxOnSales'> & {
  taxOnSales?: { every: string; rate?: number; recovered?: number }
}

/** The document has no empty part, and says of pay only what differs from the law of the year. */
function tidied(body: Body): object {
  const { taxOnSales, payroll, correlations: groups, ...rest } = body
  const { lowest, slope, ...others } = payroll!
  const own: Payroll = { ...others, lowest: fraction(lowest), slope: fraction(slope) }
  return {
    ...rest,
    ...(taxOnSales && taxOnSales.every !== 'none' && { taxOnSales }),
    ...(canonical(own) !== canonical(PAYROLL_2026) && { payroll: own }),
    ...(groups && {
      correlations: groups.map(({ group, rho }) => ({ group: slug(group), rho: fraction(rho) })),
    }),
  }
}

type Read =
  | { ok: true; head: object; move: boolean; values: Record<string, string> }
  | ({ ok: false } & FormState)

/** Reads the settings as typed; `move` says whether every date of the plan follows its start. */
export function readSettings(kind: PlanHead['kind'], posted: FormData): Read {
  const { body, values, errors } = readFields(settingsFields, posted)
  if (Object.keys(errors).length > 0) return { ok: false, values, errors }
  const head = tidied({ ...body, kind } as unknown as Body)
  return { ok: true, head, move: values.move === 'on', values }
}

/** What the form shows of a plan. */
export function settingsValues(head: PlanHead): Record<string, string> {
  const { lowest, slope, ...others } = payrollOf(head.payroll)
  return fieldValues(settingsFields, {
    ...head,
    taxOnSales: head.taxOnSales ?? { every: 'none' },
    payroll: { ...others, lowest: inPercent(lowest), slope: inPercent(slope) },
    correlations: head.correlations?.map(({ group, rho }) => ({ group, rho: inPercent(rho) })),
  })
}

/** Problems of the settings beside their fields; those of lines are told apart, by the page. */
export function settingsErrors(values: Record<string, string>, problems: readonly Problem[]): FormState {
  const errors: Record<string, string> = {}
  for (const { path, code } of problems) errors[fieldAt(settingsFields, path)] ??= code
  return { values, errors }
}
