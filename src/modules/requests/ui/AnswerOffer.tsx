import { Button } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { Check } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { offersEn as en } from '../messages.offers.en.ts'
import { offersFr as fr } from '../messages.offers.fr.ts'

/** The two answers to an offer: the big one takes it, the quiet one says no, with a reason if one likes. */
export function AnswerOffer({
  id = 'offre',
  hidden = {},
  idempotencyKey,
}: {
  id?: string
  hidden?: Readonly<Record<string, string>>
  idempotencyKey?: string
}) {
  const t = useWords({ fr, en })
  return (
    <div className="missions-verbs">
      <Form id={`${id}-oui`} intent="accept" hidden={hidden} idempotencyKey={idempotencyKey}>
        <Button tone="primary" icon={Check}>
          {t.one.accept}
        </Button>
      </Form>
      <details>
        <summary className="ui-button ui-button-quiet">{t.one.decline}</summary>
        <Form id={`${id}-non`} intent="decline" hidden={hidden}>
          <Field name="why" label={t.one.why} help={t.one.whyHelp} optional maxLength={300} />
          <FormActions>
            <Button>{t.one.sendDecline}</Button>
          </FormActions>
        </Form>
      </details>
    </div>
  )
}
