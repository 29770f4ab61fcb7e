import { gateEn } from '#modules/trial/messages/gate.en.ts'
import { gateFr } from '#modules/trial/messages/gate.fr.ts'
import type { FormState } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { Button } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { useLocale, useWords } from '#ui/language.tsx'

/** Takes a gate back, with the reason. */
export function Withdraw({ refused }: { refused: FormState | undefined }) {
  const g = useWords({ fr: gateFr, en: gateEn })
  const w = g.show
  return (
    <details className="ui-no-print" open={refused !== undefined}>
      <summary>{w.withdraw}</summary>
      <Form id="retirer" intent="withdraw" {...shownForm(useLocale(), refused, g.errors)}>
        <p className="ui-soft">{w.withdrawHelp}</p>
        <Field name="why" label={w.withdrawWhy} autoComplete="off" />
        <FormActions>
          <Button tone="danger">{w.withdraw}</Button>
        </FormActions>
      </Form>
    </details>
  )
}
