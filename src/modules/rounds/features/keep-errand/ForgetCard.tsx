import { en } from '#modules/rounds/messages.forget.en.ts'
import { fr } from '#modules/rounds/messages.forget.fr.ts'
import { Button } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { Trash2 } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'

/** Names of an errand that is over: gone already, or emptied by hand before their time. */
export function ForgetCard({ forgotten }: { forgotten: boolean }) {
  const t = useWords({ fr, en })
  if (forgotten) return <p className="ui-soft">{t.forgotten}</p>
  return (
    <Card>
      <p className="ui-soft">{t.forgetHelp}</p>
      <Form id="effacer" intent="forget">
        <FormActions>
          <Button icon={Trash2}>{t.forget}</Button>
        </FormActions>
      </Form>
    </Card>
  )
}
