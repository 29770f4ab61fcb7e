type Props = {
  /** Id of the form that it belongs to, wherever it stands in the page. */
  form: string
  name: string
  value: string
  checked: boolean
  /** Read aloud: whom or what it picks. */
  label: string
}

/** A box at the end of a line, of a form that stands below its table. */
export function PickBox({ form, name, value, checked, label }: Props) {
  return (
    <label className="ui-target">
      <input
        type="checkbox"
        className="ui-check"
        form={form}
        name={name}
        value={value}
        defaultChecked={checked}
      />
      <span className="ui-hidden">{label}</span>
    </label>
  )
}
