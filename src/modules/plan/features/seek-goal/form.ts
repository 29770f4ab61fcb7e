import { addMonths, type Month, parseMonth } from '#kit/day.ts'
import { parseEuros, toInput, zero } from '#kit/money.ts'
import { readFigure } from '#modules/plan/figure-text.ts'
import type { Assumption, Plan } from '#modules/plan/rules/plan.ts'
import { type ChangeableField, changeableFields } from '#modules/plan/rules/vocabulary.ts'
import { figuresOf } from '#modules/plan/rules/whatif/fields.ts'
import { type Goal, goalTypes } from '#modules/plan/rules/whatif/goal.ts'
import type { Search } from '#modules/plan/rules/whatif/seek.ts'
import type { FormState } from '#platform/forms/form.ts'

/** Names of the boxes, as the address shows them. */
export const names = {
  figure: 'chiffre',
  goal: 'but',
  month: 'mois',
  amount: 'montant',
  year: 'annee',
  low: 'min',
  high: 'max',
} as const

/** Figures that move neither cash nor result: no goal is reached by them. */
const IDLE: ReadonlySet<ChangeableField> = new Set<ChangeableField>([
  'unitMinutes',
  'serving',
  'value.amount',
  'value.hours',
  'value.hourly',
])

export const figureKey = (line: string, field: string): string => `${line}:${field}`
/** The figures of a line that may be sought. */
export const soughtFigures = (line: Assumption): ChangeableField[] =>
  figuresOf(line).filter((field) => !IDLE.has(field))

/** What the form shows before anything is asked: the price of the first sale, balance by the end. */
export function usualValues(plan: Plan): Record<string, string> {
  const sale = plan.assumptions.find((line) => line.type === 'revenue' && !line.segments)
  return {
    ...(sale ? { [names.figure]: figureKey(sale.id, 'unitPrice') } : {}),
    [names.goal]: 'never-below',
    [names.month]: addMonths(plan.start, plan.months - 1),
    [names.amount]: toInput(zero),
    [names.year]: String(Math.ceil(plan.months / 12)),
  }
}

type Values = Record<string, string>
type Errors = Record<string, string>

function readGoal(values: Values, errors: Errors): Goal | null {
  const type = goalTypes.find((one) => one === values[names.goal])
  if (!type) {
    errors[names.goal] = 'required'
    return null
  }
  const readMonth = (): Month | null => {
    const month = parseMonth((values[names.month] ?? '').trim())
    if (!month.ok) errors[names.month] = month.code
    return month.ok ? month.value : null
  }
  const readAmount = (): number | null => {
    const amount = parseEuros(values[names.amount] ?? '')
    if (!amount.ok) errors[names.amount] = amount.code
    return amount.ok ? Number(amount.value) : null
  }
  switch (type) {
    case 'balanced-by': {
      const month = readMonth()
      return month && { type, month }
    }
    case 'never-below': {
      const amount = readAmount()
      return amount === null ? null : { type, amount }
    }
    case 'cash-at': {
      const [month, amount] = [readMonth(), readAmount()]
      return month === null || amount === null ? null : { type, month, amount }
    }
    case 'result-of-year': {
      const amount = readAmount()
      const year = Number(values[names.year])
      if (!Number.isInteger(year)) errors[names.year] = 'no_such_year'
      return amount === null || !Number.isInteger(year) ? null : { type, year, amount }
    }
  }
}

type Read = ({ ok: true; search: Search } & Pick<FormState, 'values'>) | ({ ok: false } & FormState)

/** Reads a search from the address; what is missing or wrong is told beside its box. */
export function readSearch(params: URLSearchParams): Read {
  const values: Values = Object.fromEntries(params)
  const errors: Errors = {}
  const [line = '', path = ''] = (values[names.figure] ?? '').split(':')
  const field = changeableFields.find((one) => one === path)
  if (line === '' || !field) errors[names.figure] = 'required'
  const goal = readGoal(values, errors)
  const bound = (name: string): number | undefined => {
    const text = (values[name] ?? '').trim()
    if (text === '' || !field) return undefined
    const read = readFigure(field, text)
    if (!read.ok) errors[name] = read.code
    return read.ok ? read.value : undefined
  }
  const [low, high] = [bound(names.low), bound(names.high)]
  if (Object.keys(errors).length > 0 || !goal || !field) return { ok: false, values, errors }
  return { ok: true, values, search: { line, field, goal, low, high } }
}

/** Where a refusal of the search is told. */
export const boxOf = (field: string | undefined): string =>
  field === 'line' || field === 'field'
    ? names.figure
    : field === 'month' || field === 'year' || field === 'low' || field === 'high'
      ? names[field]
      : ''
