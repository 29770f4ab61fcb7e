import { cents, parseEuros, toInput } from '#kit/money.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { parseDecimal } from '#kit/text.ts'
import type { FormState } from '#platform/forms/form.ts'
import { type LineField, type RowsField, rowName, seasonName } from './field-kinds.ts'
import { lineFields } from './line-fields.ts'
import type { Assumption, LineType, Revenue } from './rules/plan.ts'
import type { Problem } from './rules/problems.ts'
import { meanPrice } from './rules/revenue.ts'
import { roundCents } from './rules/spread.ts'

type Bag = Record<string, unknown>
type Values = Readonly<Record<string, string>>
type Errors = Record<string, string>
type Kind = LineField['kind']

/** What was typed → what the engine's document holds; euros become cents. */
function documentValue(kind: Kind, text: string): Result<unknown> {
  switch (kind) {
    case 'money': {
      const parsed = parseEuros(text)
      return parsed.ok ? ok(Number(parsed.value)) : parsed
    }
    case 'number':
    case 'whole': {
      const n = parseDecimal(text)
      return n === null ? refuse('not_a_number') : ok(n)
    }
    case 'list':
      return ok(text.split(/[\s,;]+/).filter(Boolean))
    case 'flag':
      return ok(true)
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

function valueAt(document: object, path: string): unknown {
  let value: unknown = document
  for (const key of path.split('.')) value = (value as Bag | undefined)?.[key]
  return value
}

/** Rows as typed; a row left blank is none, one half filled is told. */
function readRows({ path, columns }: RowsField, values: Values, errors: Errors): Bag[] {
  const rows: Bag[] = []
  for (let n = 0; columns.some(({ key }) => rowName(path, n, key) in values); n++) {
    const typed = columns.map(({ key }) => (values[rowName(path, n, key)] ?? '').trim())
    if (typed.every((text) => text === '')) continue
    const row: Bag = {}
    for (const [c, { key, kind }] of columns.entries()) {
      const text = typed[c]!
      const read = text === '' ? refuse('required') : documentValue(kind, text)
      if (read.ok) row[key] = read.value
      else errors[rowName(path, n, key)] = read.code
    }
    rows.push(row)
  }
  return rows
}

/** Twelve factors; a month left blank beside others is an ordinary one, and twelve blanks say nothing. */
function readSeasons(path: string, values: Values, errors: Errors): number[] | null {
  const factors: number[] = []
  let typed = false
  for (let n = 0; n < 12; n++) {
    const text = (values[seasonName(path, n)] ?? '').trim()
    const factor = text === '' ? 1 : parseDecimal(text)
    if (text !== '') typed = true
    if (factor === null) errors[seasonName(path, n)] = 'not_a_number'
    factors.push(factor ?? 1)
  }
  return typed ? factors : null
}

function readField(field: LineField, values: Values, body: Bag, errors: Errors): void {
  const { path } = field
  if (field.when && !field.when.is.includes(values[field.when.path] ?? '')) return
  if (field.kind === 'rows') {
    const rows = readRows(field, values, errors)
    if (rows.length > 0) put(body, path, rows)
    return
  }
  if (field.kind === 'seasons') {
    const factors = readSeasons(path, values, errors)
    if (factors) put(body, path, factors)
    return
  }
  const text = (values[path] ?? '').trim()
  if (text === '') {
    if (!field.optional) errors[path] = 'required'
    return
  }
  const read = documentValue(field.kind, text)
  if (read.ok) put(body, path, read.value)
  else errors[path] = read.code
}

type ReadFields = { readonly body: Bag; readonly values: Record<string, string>; readonly errors: Errors }

/** Reads what was typed in these fields into a document shaped by their paths, and what is wrong beside which field. */
export function readFields(fields: readonly LineField[], posted: FormData): ReadFields {
  const values: Record<string, string> = {}
  for (const [name, value] of posted) if (typeof value === 'string') values[name] = value
  const body: Bag = {}
  const errors: Errors = {}
  for (const field of fields) readField(field, values, body, errors)
  return { body, values, errors }
}

type ReadLine = { ok: true; body: Bag; values: Record<string, string> } | ({ ok: false } & FormState)

/** Reads the form of a line of a type into the engine's document (without `id`), or what is wrong beside which field. */
export function readLineForm(type: LineType, posted: FormData): ReadLine {
  const { body, values, errors } = readFields(lineFields[type], posted)
  if (Object.keys(errors).length > 0) return { ok: false, values, errors }
  // No instalment typed is one, of everything, at the decision.
  if ('award' in body) body.instalments ??= [{ month: body.award, amount: body.amount }]
  // Prices by segment say the price: the one typed above them follows.
  if (body.segments) body.unitPrice = roundCents(meanPrice(body as Pick<Revenue, 'unitPrice' | 'segments'>))
  return { ok: true, body: { type, ...body }, values }
}

/** The name of the form field where a problem of the document is told; empty when there is none. */
export function fieldAt(fields: readonly LineField[], path: string): string {
  for (const field of fields) {
    if (field.kind === 'rows') {
      if (path === field.path) return rowName(path, 0, field.telling)
      if (path.startsWith(`${field.path}[`)) return path
    } else if (path === field.path) return path
    else if (field.kind === 'seasons' && path.startsWith(`${field.path}[`)) return path
    else if (field.kind === 'list' && path.startsWith(`${field.path}[`)) return field.path
  }
  return ''
}

/** The problems that the engine found, each beside its field. */
export function problemErrors(
  type: LineType,
  values: Record<string, string>,
  problems: readonly Problem[],
): FormState {
  const errors: Errors = {}
  for (const { path, code } of problems) errors[fieldAt(lineFields[type], path)] ??= code
  return { values, errors }
}

const textOf = (n: number) => String(n).replace('.', ',')

function shownValue(kind: Kind, value: unknown): string {
  if (Array.isArray(value)) return value.join(', ')
  if (typeof value === 'number') return kind === 'money' ? toInput(cents(value)) : textOf(value)
  if (value === true) return 'on'
  return typeof value === 'string' ? value : ''
}

/** What these fields show of a document before anything is typed. */
export function fieldValues(fields: readonly LineField[], document: object): Record<string, string> {
  const values: Record<string, string> = {}
  for (const field of fields) {
    const { path } = field
    const value = valueAt(document, path)
    if (field.kind === 'rows')
      for (const [n, row] of ((value ?? []) as readonly Bag[]).entries())
        for (const { key, kind } of field.columns) values[rowName(path, n, key)] = shownValue(kind, row[key])
    else if (field.kind === 'seasons')
      for (const [n, factor] of ((value ?? []) as readonly number[]).entries())
        values[seasonName(path, n)] = textOf(factor)
    else values[path] = shownValue(field.kind, value)
  }
  return values
}

/** What the form of an existing line shows before anything is typed. */
export const lineValues = (line: Assumption): Record<string, string> =>
  fieldValues(lineFields[line.type], line)
