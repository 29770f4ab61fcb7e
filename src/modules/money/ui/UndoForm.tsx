import type { FormState } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { Button } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { Undo2 } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { en } from '../messages.en.ts'
import { fr } from '../messages.fr.ts'
import './money.css'

/** Folded until asked for, open again after a refusal: taking back is quiet, and needs a reason. */
export function UndoForm({ what, state }: { what: 'payment' | 'operation'; state: FormState | undefined }) {
  const { undo, errors } = useWords({ fr, en })
  return (
    <details className="money-undo ui-no-print" open={state !== undefined}>
      <summary className="ui-button ui-button-quiet">
        <Undo2 className="ui-icon" /> {undo[what]}
      </summary>
      <Form id="undo" intent="undo" {...shownForm(useLocale(), state, errors)}>
        <Field name="why" label={undo.why} help={undo.help} />
        <FormActions>
          <Button tone="danger">{undo.save}</Button>
        </FormActions>
      </Form>
    </details>
  )
}
