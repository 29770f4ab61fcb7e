import './lines.css'
import { Field } from '#ui/Field.tsx'
import type { Option } from '#ui/field-props.ts'
import { useWords } from '#ui/language.tsx'
import type { LineField } from '../field-kinds.ts'
import { lineFields } from '../line-fields.ts'
import { en } from '../messages.en.ts'
import { fr } from '../messages.fr.ts'
import type { LineType } from '../rules/plan.ts'
import { RowFields, SeasonFields } from './RowFields.tsx'

type LineChoices = { readonly lines: readonly Option[]; readonly measures: readonly Option[] }

type Props = {
  type: LineType
  choices: LineChoices
  values: Readonly<Record<string, string | undefined>>
  errors: Readonly<Record<string, string>>
}

/** The fields of one type of line and no other; the rarer ones are folded under « Précisions ». */
export function LineFields({ type, choices, values, errors }: Props) {
  const { line } = useWords({ fr, en })
  const all = lineFields[type]
  const details = all.filter((field) => field.detail)
  const typed = [...Object.keys(errors), ...Object.keys(values).filter((name) => values[name])]
  const asked = details.some(({ path }) => typed.some((name) => name === path || name.startsWith(`${path}[`)))
  const show = (field: LineField) => (
    <LineFieldShown key={field.path} field={field} choices={choices} values={values} />
  )
  return (
    <>
      {all.filter((field) => !field.detail).map(show)}
      {details.length > 0 && (
        <details className="plan-details" open={asked}>
          <summary>{line.optional}</summary>
          {details.map(show)}
        </details>
      )}
    </>
  )
}

type Shown = { field: LineField; choices: LineChoices; values: Props['values'] }

function LineFieldShown({ field, choices, values }: Shown) {
  const shown =
    field.kind === 'rows' ? (
      <RowFields field={field} values={values} />
    ) : (
      <Control field={field} choices={choices} values={values} />
    )
  if (!field.when) return shown
  const { path, is } = field.when
  return (
    <div className="plan-when" data-when={is.map((value) => `${path}=${value}`).join(' ')}>
      {shown}
    </div>
  )
}

type Plain = Shown & { field: Exclude<LineField, { kind: 'rows' }> }

function Control({ field, choices, values }: Plain) {
  const t = useWords({ fr, en })
  const w = t.line
  const labels: Readonly<Record<string, string>> = w.fields
  const helps: Readonly<Record<string, string>> = w.help
  const common = {
    name: field.path,
    label: labels[field.path] ?? field.path,
    help: helps[field.path],
    optional: field.optional,
    autoComplete: 'off',
  }
  switch (field.kind) {
    case 'text':
    case 'list':
      return <Field {...common} />
    case 'flag':
      return <Field {...common} type="checkbox" />
    case 'seasons':
      return <SeasonFields path={field.path} />
    case 'area':
      return <Field {...common} type="textarea" rows={2} />
    case 'money':
      return <Field {...common} type="money" width="short" />
    case 'month':
      return <Field {...common} type="month" width="short" />
    case 'number':
      return (
        <Field {...common} type="number" step="any" width="short" unit={field.unit && w.units[field.unit]} />
      )
    case 'whole':
      return <Field {...common} type="number" width="short" unit={field.unit && w.units[field.unit]} />
    case 'line':
      return <Field {...common} type="select" options={choices.lines} />
    case 'measure':
      return <Field {...common} type="select" options={withCurrent(choices.measures, values.measure)} />
    case 'choice': {
      const words: Readonly<Record<string, string>> = {
        ...t,
        billing: w.billing,
        basis: w.basis,
        value: w.value,
        directions: w.directions,
        chargesPaid: w.chargesPaid,
      }[field.words]
      const options = field.from.map((value) => ({ value, label: words[value] ?? value }))
      return field.from.length <= 4 && !field.optional ? (
        <Field {...common} type="radio" options={options} />
      ) : (
        <Field {...common} type="select" options={options} />
      )
    }
  }
}

/** A measure that is no longer offered stays chosen rather than vanish when the form is saved. */
const withCurrent = (options: readonly Option[], current: string | undefined): readonly Option[] =>
  !current || options.some((o) => o.value === current)
    ? options
    : [...options, { value: current, label: current }]
