import './ranges.css'
import { Field } from '#ui/Field.tsx'
import { useLocale, useWords } from '#ui/language.tsx'
import { unitOf, unitSign } from '../figure-text.ts'
import { en } from '../messages.en.ts'
import { fr } from '../messages.fr.ts'
import { lateShapes, type RangeShape, rangeFieldsOf, rangeName, rangeShapes } from '../range-form.ts'
import type { LineType } from '../rules/plan.ts'
import type { RangeField } from '../rules/vocabulary.ts'

type Values = Readonly<Record<string, string | undefined>>
type Props = {
  type: LineType
  /** Groups that the plan knows. */
  groups: readonly string[]
  values: Values
  errors: Readonly<Record<string, string>>
}

/** Figures that move neither cash nor result: nothing to draw by lot. */
const IDLE: ReadonlySet<RangeField> = new Set<RangeField>([
  'unitMinutes',
  'serving',
  'value.amount',
  'value.hours',
  'value.hourly',
])

/** « frequentation-du-lieu » reads « frequentation du lieu ». */
export const groupWord = (group: string): string => group.replaceAll('-', ' ')

/**
 * « Et si ce chiffre bouge ? » for each changeable figure of a line, folded until it is said to be uncertain. A rarer
 * figure shows once the line has it.
 */
export function RangeFields({ type, groups, values, errors }: Props) {
  const w = useWords({ fr, en }).whatIf.ranges
  const wrong = (field: RangeField) => Object.keys(errors).some((name) => name.startsWith(`ranges.${field}.`))
  const shape = (field: RangeField) => values[rangeName(field, 'shape')]
  const uncertain = (field: RangeField) => Boolean(shape(field)) && shape(field) !== 'certain'
  const shown = rangeFieldsOf(type).filter(
    ({ field, from }) =>
      uncertain(field) || wrong(field) || (!IDLE.has(field) && (!from?.detail || values[field])),
  )
  if (shown.length === 0) return null
  const open = shown.some(({ field }) => uncertain(field) || wrong(field))
  return (
    <details className="plan-details plan-ranges" open={open}>
      <summary>{w.title}</summary>
      <p className="ui-soft">{w.lede}</p>
      {shown.map(({ field, from }) => {
        const when = from?.when
        const one = (
          <OneRange
            key={field}
            field={field}
            groups={groups}
            values={values}
            open={uncertain(field) || wrong(field)}
          />
        )
        return when ? (
          <div
            key={field}
            className="plan-when"
            data-when={when.is.map((value) => `${when.path}=${value}`).join(' ')}
          >
            {one}
          </div>
        ) : (
          one
        )
      })}
    </details>
  )
}

type OneProps = { field: RangeField; groups: readonly string[]; values: Values; open: boolean }

function OneRange({ field, groups, values, open }: OneProps) {
  const t = useWords({ fr, en })
  const w = t.whatIf.ranges
  const names: Readonly<Record<string, string>> = { ...t.line.fields, 'cash-delay': w.late }
  const shapes: readonly RangeShape[] = field === 'cash-delay' ? lateShapes : rangeShapes
  return (
    <details className="plan-range" open={open}>
      <summary>
        {names[field] ?? field} <RangeWord field={field} values={values} />
      </summary>
      <Field
        type="select"
        name={rangeName(field, 'shape')}
        label={w.shape}
        blank={false}
        value="certain"
        options={shapes.map((value) => ({ value, label: w.shapes[value] }))}
      />
      {shapes.map(
        (shape) =>
          shape !== 'certain' && (
            <p key={shape} className="ui-field-help plan-range-if" data-shape={shape}>
              {w.shapeHelp[shape]}
            </p>
          ),
      )}
      <div className="plan-range-boxes">
        <Box field={field} part="low" shapes="uniform triangular pert log-normal" />
        <Box field={field} part="high" shapes="uniform triangular pert log-normal" />
        <Box field={field} part="mode" shapes="triangular pert" />
        <Box field={field} part="sd" shapes="normal" />
      </div>
      {groups.length > 0 && (
        <div className="plan-range-if" data-shape="uniform triangular pert log-normal normal">
          <Field
            type="select"
            name={rangeName(field, 'group')}
            label={w.group}
            help={w.groupHelp}
            optional
            blank={w.groupNone}
            options={groups.map((value) => ({ value, label: groupWord(value) }))}
          />
          <Field type="checkbox" name={rangeName(field, 'against')} label={w.against} />
        </div>
      )}
    </details>
  )
}

function Box({
  field,
  part,
  shapes,
}: {
  field: RangeField
  part: 'low' | 'mode' | 'high' | 'sd'
  shapes: string
}) {
  const w = useWords({ fr, en }).whatIf.ranges
  const locale = useLocale()
  const help =
    part === 'mode' ? w.modeHelp : field === 'cash-delay' && part === 'low' ? w.lateHelp : undefined
  const common = {
    name: rangeName(field, part),
    label: w[part],
    help,
    optional: part === 'mode',
    width: 'short' as const,
    autoComplete: 'off',
  }
  return (
    <div className="plan-range-if" data-shape={shapes}>
      {unitOf(field) === 'money' ? (
        <Field {...common} type="money" />
      ) : (
        <Field {...common} type="number" step="any" unit={unitSign(field, locale)} />
      )}
    </div>
  )
}

/** The range beside its name, as typed: what is folded stays readable. */
function RangeWord({ field, values }: { field: RangeField; values: Values }) {
  const w = useWords({ fr, en }).whatIf.ranges
  const locale = useLocale()
  const shape = values[rangeName(field, 'shape')]
  const typed = (part: 'low' | 'high' | 'sd') => values[rangeName(field, part)] ?? ''
  const sign = unitOf(field) === 'money' ? '€' : unitSign(field, locale)
  const words =
    !shape || shape === 'certain'
      ? w.certain
      : shape === 'normal'
        ? w.markAround(typed('sd'))
        : w.mark(typed('low'), typed('high'))
  return (
    <span className="plan-range-word">
      {words}
      {shape && shape !== 'certain' && sign ? `\u00a0${sign}` : ''}
    </span>
  )
}
