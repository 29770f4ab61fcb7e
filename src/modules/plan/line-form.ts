import { cents, parseEuros, toInput } from '#kit/money.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { parseDecimal } from '#kit/text.ts'
import type { FormState } from '#platform/forms/form.ts'
import { type LineField, lineFields } from './line-fields.ts'
import type { Assumption, LineType } from './rules/plan.ts'
import type { Problem } from './rules/problems.ts'

/** Rows of instalments that a form offers beyond those already there. */
const SPARE_INSTALMENTS = 3

type Bag = Record<string, unknown>

/** What was typed → what the engine's document holds; euros become cents. */
function documentValue(field: LineField, text: string): Result<unknown> {
  switch (field.kind) {
    case 'money': {
      const parsed = parseEuros(text)
      return parsed.ok ? ok(Number(parsed.value)) : parsed
    }
    case 'number':
    case 'whole': {
      const n = parseDecimal(text)
      return n === null ? refuse('not_a_number') : ok(n)
    }
    case 'seasons': {
      const factors = text.split(/[\s;]+/).map(parseDecimal)
      return factors.length === 12 && factors.every((n) => n !== null)
        ? ok(factors)
        : refuse('twelve_numbers')
    }
    default:
      return ok(text)
  }
}

function put(body: Bag, path: string, value: unknown): void {
  const keys = path.split('.')
  const last = keys.pop()!
  let holder = body
  for (const key of keys) {
    holder[key] ??= {}
    holder = holder[key] as Bag
  }
  holder[last] = value
}

export const instalmentName = (n: number, what: 'month' | 'amount') => `instalments[${n}].${what}`

/** Instalments as typed; none typed is one, of everything, at the decision. */
function readInstalments(values: Readonly<Record<string, string>>, body: Bag, errors: Bag): void {
  const typed: Bag[] = []
  for (let n = 0; instalmentName(n, 'month') in values; n++) {
    const month = values[instalmentName(n, 'month')]?.trim() ?? ''
    const amount = values[instalmentName(n, 'amount')]?.trim() ?? ''
    if (month === '' && amount === '') continue
    const parsed = parseEuros(amount)
    if (!parsed.ok) errors[instalmentName(n, 'amount')] = amount === '' ? 'required' : parsed.code
    else if (month === '') errors[instalmentName(n, 'month')] = 'required'
    else typed.push({ month, amount: Number(parsed.value) })
  }
  body.instalments = typed.length > 0 ? typed : [{ month: body.award, amount: body.amount }]
}

type ReadLine = { ok: true; body: Bag; values: Record<string, string> } | ({ ok: false } & FormState)

/** Reads the form of a line of a type into the engine's document (without `id`), or what is wrong beside which field. */
export function readLineForm(type: LineType, posted: FormData): ReadLine {
  const values: Record<string, string> = {}
  for (const [name, value] of posted) if (typeof value === 'string') values[name] = value
  const body: Bag = { type }
  const errors: Record<string, string> = {}
  for (const field of lineFields[type]) {
    if (field.kind === 'instalments') {
      readInstalments(values, body, errors)
      continue
    }
    if (field.when && values[field.when.path] !== field.when.is) continue
    const text = (values[field.path] ?? '').trim()
    if (text === '') {
      if (!field.optional) errors[field.path] = 'required'
      continue
    }
    const read = documentValue(field, text)
    if (read.ok) put(body, field.path, read.value)
    else errors[field.path] = read.code
  }
  return Object.keys(errors).length > 0 ? { ok: false, values, errors } : { ok: true, body, values }
}

/** The problems that the engine found, each beside its field. */
export function problemErrors(
  type: LineType,
  values: Record<string, string>,
  problems: readonly Problem[],
): FormState {
  const errors: Record<string, string> = {}
  const known = new Set(lineFields[type].map((field) => field.path))
  for (const { path, code } of problems) {
    const field = path === 'instalments' ? instalmentName(0, 'amount') : path
    errors[known.has(field) || field.startsWith('instalments[') ? field : ''] ??= code
  }
  return { values, errors }
}

const textOf = (n: number) => String(n).replace('.', ',')

function shownValue(field: LineField, value: unknown): string {
  if (Array.isArray(value)) return value.map(Number).map(textOf).join(' ')
  if (typeof value === 'number') return field.kind === 'money' ? toInput(cents(value)) : textOf(value)
  return typeof value === 'string' ? value : ''
}

/** What the form of an existing line shows before anything is typed. */
export function lineValues(line: Assumption): Record<string, string> {
  const values: Record<string, string> = {}
  for (const field of lineFields[line.type]) {
    if (field.kind === 'instalments') continue
    let value: unknown = line
    for (const key of field.path.split('.')) value = (value as Bag | undefined)?.[key]
    values[field.path] = shownValue(field, value)
  }
  if ('instalments' in line)
    for (const [n, { month, amount }] of line.instalments.entries()) {
      values[instalmentName(n, 'month')] = month
      values[instalmentName(n, 'amount')] = toInput(cents(amount))
    }
  return values
}

/** How many rows of instalments to show: those filled, and some to fill. */
export function instalmentRows(values: Readonly<Record<string, string | undefined>>): number {
  let rows = 0
  while (values[instalmentName(rows, 'month')] || values[instalmentName(rows, 'amount')]) rows++
  return rows + SPARE_INSTALMENTS
}
