import type { Cents } from '#kit/money.ts'
import { quotesEn as en } from '#modules/requests/messages.quotes.en.ts'
import { quotesFr as fr } from '#modules/requests/messages.quotes.fr.ts'
import type { FormState } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { Button } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { formatEuros } from '#ui/format.ts'
import { Check } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'

type Props = { total: Cents; clientName: string; refused: FormState | undefined }

/** Yes, signed by a name typed and « bon pour accord »; or no, folded below. */
export function AnswerForms({ total, clientName, refused }: Props) {
  const t = useWords({ fr, en })
  const w = t.open
  const locale = useLocale()
  const shown = (answer: string) =>
    shownForm(locale, refused?.values.answer === answer ? refused : undefined, t.errors)
  return (
    <>
      <Card title={w.accept} className="requests-answer ui-no-print">
        <Form id="oui" hidden={{ answer: 'accept' }} {...shown('accept')}>
          <p>{w.acceptHelp(formatEuros(total, locale))}</p>
          <Field name="name" label={w.name} autoComplete="name" width="medium" />
          <Field type="checkbox" name="agreed" label={w.agreed} />
          <FormActions>
            <Button tone="primary" icon={Check}>
              {w.signIt}
            </Button>
          </FormActions>
        </Form>
      </Card>
      <details className="requests-fold ui-no-print" open={refused?.values.answer === 'decline'}>
        <summary>{w.declineTitle}</summary>
        <Form id="non" hidden={{ answer: 'decline' }} {...shown('decline')}>
          <Field name="name" label={w.name} value={clientName} autoComplete="name" width="medium" />
          <Field type="textarea" name="why" label={w.declineWhy} help={w.declineHelp} rows={3} optional />
          <FormActions>
            <Button>{w.declineIt}</Button>
          </FormActions>
        </Form>
      </details>
    </>
  )
}
