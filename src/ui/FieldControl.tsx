import type { Area, Base, Line, Money, Option, Select, Wiring } from './field-props.ts'
import { useFormState } from './form-state.ts'
import { useUiWords } from './words.ts'

const AUTOCOMPLETE: Record<string, string> = { email: 'email', tel: 'tel', url: 'url' }

/** The box itself, of the type that brings the right keyboard. */
export function FieldControl({
  wiring,
  kept,
  ...props
}: Base & (Line | Money | Area | Select) & { wiring: Wiring; kept: string | undefined }) {
  const w = useUiWords()
  const { asking } = useFormState()
  // a password or a file is never written back into a page
  const silent = props.type === 'password' || props.type === 'file'
  const common = {
    ...wiring,
    required: !props.optional && !asking,
    className: 'ui-input',
    defaultValue: silent ? undefined : (kept ?? props.value),
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
        {props.unit ? <span id={`${wiring.id}-unit`}>{props.unit}</span> : <span aria-hidden="true">€</span>}
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
      capture={props.capture}
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
      <span id={`${wiring.id}-unit`}>{props.unit}</span>
      {datalist}
    </span>
  )
}

const OptionLine = ({ value, label, disabled }: Option) => (
  <option value={value} disabled={disabled}>
    {label}
  </option>
)
