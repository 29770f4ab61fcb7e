import type { Day } from '#kit/day.ts'
import type { Cents } from '#kit/money.ts'
import { en } from '#modules/money/messages.books.en.ts'
import { fr } from '#modules/money/messages.books.fr.ts'
import type { FormState } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { Button } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { formatEuros } from '#ui/format.ts'
import { useLocale, useWords } from '#ui/language.tsx'

type Props = { result: Cents; today: Day; idempotencyKey: string; state: FormState | undefined }

/** Carries a closed year's result to retained funds, on the day the members decided it. */
export function AssignResult({ result, today, idempotencyKey, state }: Props) {
  const t = useWords({ fr, en })
  const w = t.year
  const locale = useLocale()
  return (
    <Card title={w.assign}>
      <Form
        id="affectation"
        intent="assign"
        idempotencyKey={idempotencyKey}
        {...shownForm(locale, state, t.errors, { day: today })}
      >
        <p className="ui-soft">{w.assignHelp}</p>
        <Field type="date" name="day" label={w.assignDay} width="medium" max={today} />
        <FormActions>
          <Button>{w.assignNow(formatEuros(result, locale))}</Button>
        </FormActions>
      </Form>
    </Card>
  )
}
