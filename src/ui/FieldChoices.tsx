import type { Base, Checkboxes, Radio, Wiring } from './field-props.ts'
import { useFormState } from './form-state.ts'

/** Radio buttons or boxes; the first carries the field's id, so the summary's link lands on it. */
export function FieldChoices({ wiring, ...props }: Base & (Radio | Checkboxes) & { wiring: Wiring }) {
  const { values, refused, asking } = useFormState()
  const kept = values[props.name]
  const given = props.type === 'radio' ? props.value : props.values
  // a posted form keeps repeated boxes as one text, joined by commas
  const kepts = typeof kept === 'string' && props.type === 'checkboxes' ? kept.split(',') : kept
  const chosen = [kepts ?? (refused ? [] : given) ?? []].flat()
  return (
    <div className={props.inline ? 'ui-choices ui-choices-inline' : 'ui-choices'}>
      {props.options.map((option, i) => (
        <label key={option.value} className="ui-choice">
          <input
            type={props.type === 'radio' ? 'radio' : 'checkbox'}
            name={wiring.name}
            id={i === 0 ? wiring.id : `${wiring.id}-${i}`}
            value={option.value}
            defaultChecked={chosen.includes(option.value)}
            disabled={wiring.disabled || option.disabled}
            aria-describedby={i === 0 ? wiring['aria-describedby'] : undefined}
            aria-invalid={props.type === 'radio' ? undefined : wiring['aria-invalid']}
            required={props.type === 'radio' && !props.optional && !asking}
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
