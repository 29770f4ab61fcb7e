import { en } from '#modules/rounds/messages.pictures.en.ts'
import { fr } from '#modules/rounds/messages.pictures.fr.ts'
import type { ShownForm } from '#platform/forms/shown.ts'
import { Button } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { useWords } from '#ui/language.tsx'

/** Where the ground of maps comes from: a form of its own, since nothing else depends on it. */
export function TilesForm({ action, shown }: { action: string; shown: ShownForm }) {
  const w = useWords({ fr, en }).tiles
  return (
    <Card title={w.title} className="rounds-tiles-form">
      <p className="ui-soft">{w.lede}</p>
      <Form id="fond" intent="tiles" action={action} {...shown}>
        <Field
          type="url"
          name="tiles"
          label={w.url}
          help={w.urlHelp}
          maxLength={500}
          autoComplete="off"
          optional
        />
        <Field
          name="credit"
          label={w.credit}
          help={w.creditHelp}
          maxLength={200}
          autoComplete="off"
          optional
        />
        <FormActions>
          <Button>{w.save}</Button>
        </FormActions>
      </Form>
    </Card>
  )
}
