import type { FormState } from '#platform/forms/form.ts'
import type { LineField } from './field-kinds.ts'
import { figureInput, readFigure } from './figure-text.ts'
import { lineFields } from './line-fields.ts'
import { problemErrors } from './line-form.ts'
import type { Assumption, Distribution, LineType, Range } from './rules/plan.ts'
import type { Problem } from './rules/problems.ts'
import { type ChangeableField, changeableFields, type RangeField } from './rules/vocabulary.ts'

/** How a person says what a figure may be; `certain` is no range. */
export const rangeShapes = ['certain', 'uniform', 'triangular', 'pert', 'log-normal', 'normal'] as const
export type RangeShape = (typeof rangeShapes)[number]
/** Money is late by a few whole months: bounds are enough. */
export const lateShapes = ['certain', 'uniform', 'triangular'] as const

type Part = 'shape' | 'low' | 'mode' | 'high' | 'sd' | 'group' | 'against'
export const rangeName = (field: RangeField, part: Part): string => `ranges.${field}.${part}`

/** The schema holds eight ranges a line. */
const MAX_RANGES = 8

const LATE_TYPES: ReadonlySet<LineType> = new Set<LineType>([
  'revenue',
  'grant',
  'patronage',
  'crowdfunding',
  'seed-fund',
  'variable-cost',
])

type FigureField = { readonly field: RangeField; readonly from: LineField | null }

/** The figures of a type of line that may be uncertain, in the order of its form, then how late its money may be. */
export function rangeFieldsOf(type: LineType): FigureField[] {
  const known: ReadonlySet<string> = new Set<string>(changeableFields)
  const figures = lineFields[type]
    .filter(({ path }) => known.has(path))
    .map((from): FigureField => ({ field: from.path as ChangeableField, from }))
  return LATE_TYPES.has(type) ? [...figures, { field: 'cash-delay', from: null }] : figures
}

type Values = Readonly<Record<string, string | undefined>>
type Errors = Record<string, string>

/** Reads one box of a range; blank answers undefined, and is told when it is needed. */
function box(
  values: Values,
  errors: Errors,
  field: RangeField,
  part: 'low' | 'mode' | 'high' | 'sd',
  optional = false,
): number | undefined {
  const name = rangeName(field, part)
  const text = (values[name] ?? '').trim()
  if (text === '') {
    if (!optional) errors[name] = 'required'
    return undefined
  }
  const read = readFigure(field, text)
  if (!read.ok) errors[name] = read.code
  else if (read.value < 0) errors[name] = 'too_small'
  else return read.value
  return undefined
}

/** What is out of order between bounds and mode, beside the box that is. */
function checkBounds(d: Distribution, field: RangeField, figure: number | null, errors: Errors): void {
  if (d.type === 'normal') return
  if (d.low > d.high) errors[rangeName(field, 'high')] = 'not_above'
  else if (d.type === 'log-normal' && d.low <= 0) errors[rangeName(field, 'low')] = 'not_positive'
  else if (d.type === 'triangular' || d.type === 'pert') {
    const mode = d.mode ?? figure
    if (mode !== null && (mode < d.low || mode > d.high))
      errors[rangeName(field, 'mode')] = d.mode === undefined ? 'figure_outside' : 'not_between'
  }
}

function distributionOf(
  shape: Exclude<RangeShape, 'certain'>,
  values: Values,
  errors: Errors,
  field: RangeField,
): Distribution | null {
  if (shape === 'normal') {
    const sd = box(values, errors, field, 'sd')
    return sd === undefined ? null : { type: shape, sd }
  }
  const low = box(values, errors, field, 'low')
  const high = box(values, errors, field, 'high')
  const peaked = shape === 'triangular' || shape === 'pert'
  const mode = peaked ? box(values, errors, field, 'mode', true) : undefined
  if (low === undefined || high === undefined) return null
  return peaked
    ? { type: shape, low, high, ...(mode === undefined ? {} : { mode }) }
    : { type: shape, low, high }
}

/** The figure of the line as it was typed in the same form; null when it was not. */
function typedFigure(field: RangeField, values: Values): number | null {
  if (field === 'cash-delay') return 0
  const read = readFigure(field, values[field] ?? '')
  return read.ok ? read.value : null
}

/** Ranges as typed in the form of a line, or what is wrong beside which box. */
export function readRanges(type: LineType, values: Values): { ranges: Range[]; errors: Errors } {
  const errors: Errors = {}
  const ranges: Range[] = []
  for (const { field, from } of rangeFieldsOf(type)) {
    // A figure that another choice of the form has put aside is not asked any more.
    if (from?.when && !from.when.is.includes(values[from.when.path] ?? '')) continue
    const shape = rangeShapes.find((one) => one === values[rangeName(field, 'shape')])
    if (!shape || shape === 'certain') continue
    const figure = typedFigure(field, values)
    if (figure === null) {
      errors[rangeName(field, 'shape')] = 'field_not_on_line'
      continue
    }
    const distribution = distributionOf(shape, values, errors, field)
    if (!distribution) continue
    checkBounds(distribution, field, figure, errors)
    const group = (values[rangeName(field, 'group')] ?? '').trim()
    const against = values[rangeName(field, 'against')] === 'on'
    ranges.push({
      field,
      distribution,
      ...(group ? { group } : {}),
      ...(group && against ? { against: true as const } : {}),
    })
    if (ranges.length === MAX_RANGES + 1) errors[rangeName(field, 'shape')] = 'too_many_ranges'
  }
  return { ranges, errors }
}

type ReadLine =
  | { ok: true; body: Record<string, unknown>; values: Record<string, string> }
  | ({ ok: false } & FormState)

/** A line read from its form, its ranges with it: the one call that joins the two. */
export function withRanges(type: LineType, form: ReadLine): ReadLine {
  const { ranges, errors } = readRanges(type, form.values)
  if (!form.ok) return { ...form, errors: { ...form.errors, ...errors } }
  if (Object.keys(errors).length > 0) return { ok: false, values: form.values, errors }
  return ranges.length > 0 ? { ...form, body: { ...form.body, ranges } } : form
}

/** What the form shows of the ranges of a line that exists. */
export function rangeValues(line: Assumption): Record<string, string> {
  const values: Record<string, string> = {}
  for (const { field, distribution: d, group, against } of line.ranges ?? []) {
    const put = (part: Part, value: string | undefined) => {
      if (value !== undefined) values[rangeName(field, part)] = value
    }
    put('shape', d.type)
    if (d.type === 'normal') put('sd', figureInput(field, d.sd))
    else {
      put('low', figureInput(field, d.low))
      put('high', figureInput(field, d.high))
    }
    if ((d.type === 'triangular' || d.type === 'pert') && d.mode !== undefined)
      put('mode', figureInput(field, d.mode))
    put('group', group)
    if (against) put('against', 'on')
  }
  return values
}

/** Problems of the ranges of a document told beside the boxes of the form; the others are left to the line. */
export function rangeProblems(
  body: Record<string, unknown>,
  problems: readonly Problem[],
): { errors: Errors; others: Problem[] } {
  const ranges = (body.ranges ?? []) as readonly Range[]
  const errors: Errors = {}
  const others: Problem[] = []
  for (const problem of problems) {
    const found = /^ranges\[(\d+)\]\.(?:distribution\.)?(\w+)/.exec(problem.path)
    const range = found && ranges[Number(found[1])]
    if (!found || !range) {
      others.push(problem)
      continue
    }
    const part = (['low', 'mode', 'high', 'sd', 'group'] as const).find((one) => one === found[2])
    errors[rangeName(range.field, part ?? 'shape')] ??= problem.code
  }
  return { errors, others }
}

/** Every problem of a line that the engine refused, beside its box. */
export function lineProblems(
  type: LineType,
  form: { readonly body: Record<string, unknown>; readonly values: Record<string, string> },
  problems: readonly Problem[],
): FormState {
  const { errors, others } = rangeProblems(form.body, problems)
  const own = problemErrors(type, form.values, others)
  return { values: own.values, errors: { ...own.errors, ...errors } }
}
