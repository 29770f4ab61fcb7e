import type { ShownForm } from '#platform/forms/shown.ts'
import { Button } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { X } from '#ui/icons.ts'
import './sepa.css'

type Props = {
  words: { title: string; why: string; whyHelp: string; verb: string }
  shown: ShownForm
  open: boolean
}

/** Folded: a run is rarely given up. */
export function GiveUp({ words, shown, open }: Props) {
  return (
    <div className="sepa-gestures ui-no-print">
      <details open={open}>
        <summary className="ui-button ui-button-quiet">
          <X className="ui-icon" /> {words.title}
        </summary>
        <Form id="abandon" intent="cancel" hidden={{ verb: 'cancel' }} {...shown}>
          <Field name="why" label={words.why} help={words.whyHelp} />
          <FormActions>
            <Button tone="danger">{words.verb}</Button>
          </FormActions>
        </Form>
      </details>
    </div>
  )
}
