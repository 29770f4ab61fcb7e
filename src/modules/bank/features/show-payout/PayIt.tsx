import type { Day } from '#kit/day.ts'
import { payoutsEn as en } from '#modules/bank/messages.payouts.en.ts'
import { payoutsFr as fr } from '#modules/bank/messages.payouts.fr.ts'
import { MeansField } from '#modules/money/ui/MeansField.tsx'
import type { FormState } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { Banknote, Pencil } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'

type Props = {
  hub: string
  organisationId: string
  iban: string | null
  today: Day
  idempotencyKey: string
  refused?: FormState
}

/** How a statement is paid: by the next file of transfers, or otherwise. */
export function PayIt({ hub, organisationId, iban, today, idempotencyKey, refused }: Props) {
  const t = useWords({ fr, en })
  const w = t.one
  const locale = useLocale()
  return (
    <Card className="ui-no-print">
      <p>{iban ? `${w.account} : ${iban}` : w.noAccount}</p>
      <div className="ui-row">
        {iban ? (
          <ButtonLink tone="primary" href={`/${hub}/argent/virements/nouveau`} icon={Banknote}>
            {w.byTransfer}
          </ButtonLink>
        ) : (
          <ButtonLink tone="primary" href={`/${hub}/argent/virements/compte/${organisationId}`} icon={Pencil}>
            {w.note}
          </ButtonLink>
        )}
      </div>
      <div className="sepa-gestures">
        <details open={refused !== undefined}>
          <summary className="ui-button ui-button-quiet">{w.otherwise}</summary>
          <Form
            id="payer"
            idempotencyKey={idempotencyKey}
            {...shownForm(locale, refused, t.errors, { day: today, means: 'cheque' })}
          >
            <p className="ui-soft">{w.otherwiseHelp}</p>
            <MeansField label={w.means} />
            <Field type="date" name="day" label={w.day} max={today} width="medium" />
            <Field name="reference" label={w.reference} optional width="medium" />
            <FormActions>
              <Button>{w.save}</Button>
            </FormActions>
          </Form>
        </details>
      </div>
    </Card>
  )
}
