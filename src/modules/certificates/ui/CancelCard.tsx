import type { FormState } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { Button } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { useLocale, useWords } from '#ui/language.tsx'
import { en } from '../messages.en.ts'
import { fr } from '../messages.fr.ts'

/** Folded until asked for: a paper is cancelled by its number, with a reason. */
export function CancelCard({ of, state }: { of: 'gifts' | 'sap'; state: FormState | undefined }) {
  const t = useWords({ fr, en })
  const w = t[of]
  return (
    <details open={state !== undefined}>
      <summary className="ui-button ui-button-quiet">{w.cancel}</summary>
      <Form id="cancel" intent="cancel" {...shownForm(useLocale(), state, t.errors)}>
        <Field name="number" label={w.cancelNumber} width="medium" autoComplete="off" />
        <Field name="why" label={w.why} help={w.whyHelp} />
        <FormActions>
          <Button tone="danger">{w.cancelSave}</Button>
        </FormActions>
      </Form>
    </details>
  )
}
