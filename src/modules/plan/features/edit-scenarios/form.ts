import { parseEuros } from '#kit/money.ts'
import { parseDecimal } from '#kit/text.ts'
import type { Change } from '#modules/plan/rules/plan.ts'
import { type ChangeableField, changeableFields } from '#modules/plan/rules/vocabulary.ts'
import type { FormState } from '#platform/forms/form.ts'

export const changeKinds = ['multiply', 'set', 'delay', 'late', 'remove'] as const

/** Figures that are amounts of money: typed in euros, held in cents. */
const AMOUNTS: ReadonlySet<ChangeableField> = new Set<ChangeableField>([
  'unitPrice',
  'unitCost',
  'amount',
  'gross',
  'aid.amount',
  'basis.amount',
  'value.amount',
  'value.hourly',
])

export const fieldName = (n: number, what: 'kind' | 'line' | 'field' | 'value') => `changes[${n}].${what}`

type Read = { ok: true; name: string; changes: Change[] } | ({ ok: false } & FormState)

/** Reads rows of changes; a row without an assumption is left out. `kept` are the added lines, ticked to stay. */
export function readScenarioForm(posted: FormData, kept: readonly Change[]): Read {
  const values: Record<string, string> = {}
  for (const [name, value] of posted) if (typeof value === 'string') values[name] = value
  const errors: Record<string, string> = {}
  const name = (values.name ?? '').trim()
  if (name === '') errors.name = 'required'
  const changes: Change[] = kept.filter((_, n) => values[`kept[${n}]`])
  for (let n = 0; fieldName(n, 'line') in values; n++) {
    const line = values[fieldName(n, 'line')] ?? ''
    if (line === '') continue
    const kind = changeKinds.find((k) => k === values[fieldName(n, 'kind')])
    const field = changeableFields.find((f) => f === values[fieldName(n, 'field')])
    const text = values[fieldName(n, 'value')] ?? ''
    const value = parseDecimal(text.replace('€', ''))
    if (!kind) errors[fieldName(n, 'kind')] = 'required'
    else if (kind === 'remove') changes.push({ type: 'remove', line })
    else if (value === null) errors[fieldName(n, 'value')] = 'not_a_number'
    else if (kind === 'delay' || kind === 'late') {
      const months = value
      if (!Number.isInteger(months) || months < 1 || months > 60) errors[fieldName(n, 'value')] = 'not_whole'
      else changes.push({ type: 'delay', line, months, ...(kind === 'late' ? { cashOnly: true } : {}) })
    } else if (!field) errors[fieldName(n, 'field')] = 'required'
    else if (kind === 'multiply') changes.push({ type: 'multiply', line, field, factor: value })
    else if (AMOUNTS.has(field)) {
      const amount = parseEuros(text)
      if (amount.ok) changes.push({ type: 'set', line, field, value: Number(amount.value) })
      else errors[fieldName(n, 'value')] = amount.code
    } else changes.push({ type: 'set', line, field, value })
  }
  return Object.keys(errors).length > 0 ? { ok: false, values, errors } : { ok: true, name, changes }
}

const textOf = (n: number) => String(n).replace('.', ',')

/** What the form shows of a scenario that exists; lines it adds are kept apart, as boxes. */
export function scenarioValues(name: string, changes: readonly Change[]): Record<string, string> {
  const values: Record<string, string> = { name }
  let n = 0
  for (const change of changes) {
    if (change.type === 'add') continue
    values[fieldName(n, 'line')] = change.line
    values[fieldName(n, 'kind')] = change.type === 'delay' && change.cashOnly ? 'late' : change.type
    if ('field' in change) values[fieldName(n, 'field')] = change.field
    if (change.type === 'multiply') values[fieldName(n, 'value')] = textOf(change.factor)
    if (change.type === 'set')
      values[fieldName(n, 'value')] = textOf(AMOUNTS.has(change.field) ? change.value / 100 : change.value)
    if (change.type === 'delay') values[fieldName(n, 'value')] = String(change.months)
    n++
  }
  return values
}
