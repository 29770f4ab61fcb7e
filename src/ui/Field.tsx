import type { ReactNode } from 'react'
import { fieldId, useFormState } from './form-state.ts'
import { CircleAlert } from './icons.ts'
import { useUiWords } from './words.ts'

export type Option = { value: string; label: string; help?: string; disabled?: boolean }
export type OptionGroup = { group: string; options: readonly Option[] }

type Base = {
  name: string
  label: ReactNode
  help?: ReactNode
  /** Overrides the form's error of that name. */
  error?: string
  optional?: boolean
  autoComplete?: string
  width?: 'short' | 'medium' | 'full'
  /** Label kept for readers only, where the place says it already. */
  labelHidden?: boolean
  disabled?: boolean
}
type Line = {
  type?:
    | 'text'
    | 'email'
    | 'tel'
    | 'number'
    | 'date'
    | 'month'
    | 'time'
    | 'password'
    | 'search'
    | 'url'
    | 'file'
  value?: string
  placeholder?: string
  min?: string | number
  max?: string | number
  step?: string | number
  maxLength?: number
  /** Unit after the box: `km`, `mois`. */
  unit?: string
  list?: readonly string[]
  accept?: string
}
/** Money is text with a decimal keypad: a number box refuses the French comma in some browsers. */
type Money = { type: 'money'; value?: string; placeholder?: string }
type Area = { type: 'textarea'; value?: string; rows?: number; maxLength?: number; placeholder?: string }
type Select = {
  type: 'select'
  value?: string
  options: readonly (Option | OptionGroup)[]
  blank?: string | false
}
type Radio = { type: 'radio'; value?: string; options: readonly Option[]; inline?: boolean }
type Checkboxes = {
  type: 'checkboxes'
  values?: readonly string[]
  options: readonly Option[]
  inline?: boolean
}
type Checkbox = { type: 'checkbox'; checked?: boolean; value?: string }

export type FieldProps = Base & (Line | Money | Area | Select | Radio | Checkboxes | Checkbox)

/** What every control of a field shares. */
type Wiring = {
  id: string
  name: string
  disabled: boolean | undefined
  'aria-describedby': string | undefined
  'aria-invalid': true | undefined
}

const AUTOCOMPLETE: Record<string, string> = { email: 'email', tel: 'tel', url: 'url' }

/**
 * A labelled control with its help and its error, joined for readers. Inside a `Form` it finds its error
 * and the value typed before by its name. One rule: fields are required unless `optional`.
 */
export function Field(props: FieldProps) {
  const form = useFormState()
  const w = useUiWords()
  const id = fieldId(form.id, props.name)
  const error = props.error ?? form.errors[props.name]
  const describedBy = [props.help ? `${id}-help` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ')
  const wiring: Wiring = {
    id,
    name: props.name,
    disabled: props.disabled,
    'aria-describedby': describedBy || undefined,
    'aria-invalid': error ? true : undefined,
  }
  const kept = form.values[props.name]
  const help = props.help && (
    <div className="ui-field-help" id={`${id}-help`}>
      {props.help}
    </div>
  )
  const wrong = error && (
    <p className="ui-field-error" id={`${id}-error`}>
      <CircleAlert className="ui-icon" /> {error}
    </p>
  )
  const mark = props.optional && <span className="ui-field-optional"> ({w.optional})</span>
  const className = `ui-field ui-field-${props.width ?? 'full'}${error ? ' ui-field-wrong' : ''}`

  if (props.type === 'radio' || props.type === 'checkboxes')
    return (
      <fieldset className={className} aria-describedby={wiring['aria-describedby']}>
        <legend className={props.labelHidden ? 'ui-hidden' : 'ui-field-label'}>
          {props.label}
          {mark}
        </legend>
        {help}
        {wrong}
        <Choices {...props} wiring={wiring} kept={kept} />
      </fieldset>
    )
  if (props.type === 'checkbox')
    return (
      <div className={className}>
        <label className="ui-choice">
          <input
            type="checkbox"
            {...wiring}
            value={props.value ?? 'on'}
            defaultChecked={kept === undefined ? props.checked : kept === (props.value ?? 'on')}
          />
          <span>{props.label}</span>
        </label>
        {help}
        {wrong}
      </div>
    )
  return (
    <div className={className}>
      <label htmlFor={id} className={props.labelHidden ? 'ui-hidden' : 'ui-field-label'}>
        {props.label}
        {mark}
      </label>
      {help}
      {wrong}
      <Control {...props} wiring={wiring} kept={typeof kept === 'string' ? kept : undefined} />
    </div>
  )
}

function Choices({
  wiring,
  kept,
  ...props
}: Base & (Radio | Checkboxes) & { wiring: Wiring; kept: string | readonly string[] | undefined }) {
  const given = props.type === 'radio' ? props.value : props.values
  const chosen = [kept ?? given ?? []].flat()
  return (
    <div className={props.inline ? 'ui-choices ui-choices-inline' : 'ui-choices'}>
      {props.options.map((option, i) => (
        <label key={option.value} className="ui-choice">
          <input
            type={props.type === 'radio' ? 'radio' : 'checkbox'}
            name={wiring.name}
            // the first choice carries the field's id: the summary's link lands on it
            id={i === 0 ? wiring.id : `${wiring.id}-${i}`}
            value={option.value}
            defaultChecked={chosen.includes(option.value)}
            disabled={wiring.disabled || option.disabled}
            aria-describedby={i === 0 ? wiring['aria-describedby'] : undefined}
            aria-invalid={wiring['aria-invalid']}
            required={props.type === 'radio' && !props.optional}
          />
          <span>
            {option.label}
            {option.help && <span className="ui-choice-help">{option.help}</span>}
          </span>
        </label>
      ))}
    </div>
  )
}

function Control({
  wiring,
  kept,
  ...props
}: Base & (Line | Money | Area | Select) & { wiring: Wiring; kept: string | undefined }) {
  const w = useUiWords()
  const common = {
    ...wiring,
    required: !props.optional,
    className: 'ui-input',
    defaultValue: kept ?? props.value,
  }
  const { autoComplete } = props
  if (props.type === 'textarea')
    return (
      <textarea
        {...common}
        rows={props.rows ?? 4}
        maxLength={props.maxLength}
        placeholder={props.placeholder}
        autoComplete={autoComplete}
      />
    )
  if (props.type === 'select')
    return (
      <select {...common} autoComplete={autoComplete}>
        {props.blank !== false && <option value="">{props.blank ?? w.choose}</option>}
        {props.options.map((o) =>
          'group' in o ? (
            <optgroup key={o.group} label={o.group}>
              {o.options.map((inner) => (
                <OptionLine key={inner.value} {...inner} />
              ))}
            </optgroup>
          ) : (
            <OptionLine key={o.value} {...o} />
          ),
        )}
      </select>
    )
  if (props.type === 'money')
    return (
      <span className="ui-input-unit ui-input-money">
        <input
          {...common}
          type="text"
          inputMode="decimal"
          autoComplete={autoComplete ?? 'off'}
          placeholder={props.placeholder}
        />
        <span aria-hidden="true">€</span>
      </span>
    )
  const type = props.type ?? 'text'
  const listId = props.list ? `${wiring.id}-list` : undefined
  const input = (
    <input
      {...common}
      type={type === 'number' ? 'text' : type}
      inputMode={type === 'number' ? (props.step === undefined ? 'numeric' : 'decimal') : undefined}
      autoComplete={autoComplete ?? AUTOCOMPLETE[type]}
      placeholder={props.placeholder}
      min={type === 'number' ? undefined : props.min}
      max={type === 'number' ? undefined : props.max}
      maxLength={props.maxLength}
      accept={props.accept}
      list={listId}
    />
  )
  const datalist = props.list && (
    <datalist id={listId}>
      {props.list.map((entry) => (
        <option key={entry} value={entry} />
      ))}
    </datalist>
  )
  if (!props.unit)
    return (
      <>
        {input}
        {datalist}
      </>
    )
  return (
    <span className="ui-input-unit">
      {input}
      <span>{props.unit}</span>
      {datalist}
    </span>
  )
}

const OptionLine = ({ value, label, disabled }: Option) => (
  <option value={value} disabled={disabled}>
    {label}
  </option>
)
