import { parseDecimal } from '#kit/text.ts'
import { figureInput, readFigure } from '#modules/plan/figure-text.ts'
import type { Change } from '#modules/plan/rules/plan.ts'
import { changeableFields } from '#modules/plan/rules/vocabulary.ts'
import type { FormState } from '#platform/forms/form.ts'

/** What happens to an assumption: a figure moves by so many per cent or takes a value, or the whole of it is late or gone. */
export const changeKinds = ['multiply', 'set', 'delay', 'late', 'remove'] as const

export const fieldName = (n: number, what: 'what' | 'kind' | 'value') => `changes[${n}].${what}`
/** One choice names both: `loyer:amount`, or `loyer:` for the whole assumption. */
export const whatKey = (line: string, field = ''): string => `${line}:${field}`

type Read = { ok: true; name: string; changes: Change[] } | ({ ok: false } & FormState)

const tidy = (value: number): number => Math.round(value * 1e9) / 1e9

/** One row as typed: a change, or what is wrong beside which box. */
function readRow(line: string, path: string, kind: string, text: string): Change | [string, string] {
  const field = changeableFields.find((f) => f === path)
  switch (changeKinds.find((k) => k === kind)) {
    case undefined:
      return ['kind', 'required']
    case 'remove':
      return { type: 'remove', line }
    case 'delay':
    case 'late': {
      const months = parseDecimal(text)
      if (months === null) return ['value', 'not_a_number']
      if (!Number.isInteger(months) || months < 1 || months > 60) return ['value', 'not_whole']
      return { type: 'delay', line, months, ...(kind === 'late' ? { cashOnly: true } : {}) }
    }
    case 'multiply': {
      const percent = parseDecimal(text)
      if (!field) return ['what', 'figure_needed']
      if (percent === null) return ['value', 'not_a_number']
      return percent < -100
        ? ['value', 'too_small']
        : { type: 'multiply', line, field, factor: tidy(1 + percent / 100) }
    }
    case 'set': {
      if (!field) return ['what', 'figure_needed']
      const value = readFigure(field, text)
      return value.ok ? { type: 'set', line, field, value: value.value } : ['value', value.code]
    }
  }
}

/** Reads rows of changes; a row without an assumption is left out. `kept` are the added lines, ticked to stay. */
export function readScenarioForm(posted: FormData, kept: readonly Change[]): Read {
  const values: Record<string, string> = {}
  for (const [name, value] of posted) if (typeof value === 'string') values[name] = value
  const errors: Record<string, string> = {}
  const name = (values.name ?? '').trim()
  if (name === '') errors.name = 'required'
  const changes: Change[] = kept.filter((_, n) => values[`kept[${n}]`])
  for (let n = 0; fieldName(n, 'what') in values; n++) {
    const [line = '', path = ''] = (values[fieldName(n, 'what')] ?? '').split(':')
    if (line === '') continue
    const row = readRow(line, path, values[fieldName(n, 'kind')] ?? '', values[fieldName(n, 'value')] ?? '')
    if (Array.isArray(row)) errors[fieldName(n, row[0] as 'what' | 'kind' | 'value')] = row[1]
    else changes.push(row)
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
    values[fieldName(n, 'what')] = whatKey(change.line, 'field' in change ? change.field : '')
    values[fieldName(n, 'kind')] = change.type === 'delay' && change.cashOnly ? 'late' : change.type
    if (change.type === 'multiply')
      values[fieldName(n, 'value')] = textOf(Math.round((change.factor - 1) * 100 * 1e6) / 1e6)
    if (change.type === 'set') values[fieldName(n, 'value')] = figureInput(change.field, change.value)
    if (change.type === 'delay') values[fieldName(n, 'value')] = String(change.months)
    n++
  }
  return values
}
