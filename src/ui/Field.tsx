import { FieldChoices } from './FieldChoices.tsx'
import { FieldControl } from './FieldControl.tsx'
import type { FieldProps, Wiring } from './field-props.ts'
import { fieldId, useFormState } from './form-state.ts'
import { CircleAlert } from './icons.ts'
import { useUiWords } from './words.ts'

export type { FieldProps } from './field-props.ts'

/**
 * A labelled control with its help and its error, joined for readers. Inside a `Form` it finds its error
 * and the value typed before by its name. One rule: fields are required unless `optional`.
 */
export function Field(props: FieldProps) {
  const form = useFormState()
  const w = useUiWords()
  const id = fieldId(form.id, props.name)
  const error = props.error ?? form.errors[props.name]
  const describedBy = [
    'unit' in props && props.unit ? `${id}-unit` : '',
    props.help ? `${id}-help` : '',
    error ? `${id}-error` : '',
  ]
    .filter(Boolean)
    .join(' ')
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
  const mark = props.optional && !form.asking && <span className="ui-field-optional"> ({w.optional})</span>
  const className = `ui-field ui-field-${props.width ?? 'full'}${error ? ' ui-field-wrong' : ''}`

  if (props.type === 'radio' || props.type === 'checkboxes')
    return (
      <fieldset
        className={className}
        {...(props.type === 'radio' ? { role: 'radiogroup', 'aria-invalid': wiring['aria-invalid'] } : {})}
        aria-describedby={wiring['aria-describedby']}
      >
        <legend className={props.labelHidden ? 'ui-hidden' : 'ui-field-label'}>
          {props.label}
          {mark}
        </legend>
        {help}
        {wrong}
        <FieldChoices {...props} wiring={wiring} />
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
            defaultChecked={
              kept === undefined ? props.checked && !form.refused : kept === (props.value ?? 'on')
            }
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
      <FieldControl {...props} wiring={wiring} kept={typeof kept === 'string' ? kept : undefined} />
    </div>
  )
}
