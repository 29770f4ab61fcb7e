import { en } from '#modules/rounds/messages.forget.en.ts'
import { fr } from '#modules/rounds/messages.forget.fr.ts'
import type { ShownForm } from '#platform/forms/shown.ts'
import { Button } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { useWords } from '#ui/language.tsx'

/** How long names and phones of errands noted by hand stay: a form of its own. */
export function KeepingForm({ action, shown }: { action: string; shown: ShownForm }) {
  const t = useWords({ fr, en })
  return (
    <Card title={t.title} className="rounds-tiles-form">
      <p className="ui-soft">{t.lede}</p>
      <Form id="garder" intent="keeping" action={action} {...shown}>
        <Field
          name="months"
          label={t.months}
          unit={t.monthsUnit}
          help={t.monthsHelp}
          width="short"
          autoComplete="off"
        />
        <FormActions>
          <Button>{t.save}</Button>
        </FormActions>
      </Form>
    </Card>
  )
}
