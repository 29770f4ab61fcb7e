import { DOUBT_CHOICES, type ImportChoices, KNOWN_CHOICES } from '#modules/people/import/match.ts'
import { en } from '#modules/people/messages.import.en.ts'
import { fr } from '#modules/people/messages.import.fr.ts'
import { Button } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { useWords } from '#ui/language.tsx'

/** What to do with people who are on record already; the safe way is chosen beforehand. */
export function ChoicesForm({ choices }: { choices: ImportChoices }) {
  const t = useWords({ fr, en }).preview
  return (
    <Card title={t.choices} className="ui-no-print">
      <Form id="choix" intent="choose">
        <Field
          type="radio"
          name="known"
          label={t.known}
          value={choices.known}
          options={KNOWN_CHOICES.map((value) => ({ value, label: t.knownWords[value] }))}
        />
        <Field
          type="radio"
          name="doubts"
          label={t.doubts}
          value={choices.doubts}
          options={DOUBT_CHOICES.map((value) => ({ value, label: t.doubtWords[value] }))}
        />
        <FormActions>
          <Button>{t.update}</Button>
        </FormActions>
      </Form>
    </Card>
  )
}
