import { Field } from '#ui/Field.tsx'
import { FieldSet } from '#ui/Form.tsx'
import { useWords } from '#ui/language.tsx'
import { en } from '../messages.en.ts'
import { fr } from '../messages.fr.ts'
import { PART_LINES } from '../rules/parts.ts'
import './terms.css'

type Props = {
  /** Services that a package may hold, by activity. */
  choices: readonly { group: string; options: readonly { value: string; label: string }[] }[]
  /** Sentence about the whole list. */
  error?: string
}

/** What a package holds: a service and how many, line after line. */
export function PartFields({ choices, error }: Props) {
  const w = useWords({ fr, en }).terms.pack
  return (
    <FieldSet legend={w.contents} help={w.contentsHelp}>
      {error && (
        <p className="ui-field-error" id="f-parts">
          {error}
        </p>
      )}
      {Array.from({ length: PART_LINES }, (_, i) => (
        <div key={w.service(i + 1)} className="catalogue-part">
          <Field
            type="select"
            name={`part-${i}`}
            label={w.service(i + 1)}
            optional={i > 0}
            labelHidden={i > 0}
            options={choices}
          />
          <Field
            type="number"
            name={`quantity-${i}`}
            label={w.quantity}
            labelHidden={i > 0}
            value="1"
            min={1}
            max={1000}
          />
        </div>
      ))}
    </FieldSet>
  )
}
