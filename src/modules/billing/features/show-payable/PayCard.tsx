import type { Day } from '#kit/day.ts'
import { type Cents, toInput } from '#kit/money.ts'
import { payablesEn as en } from '#modules/billing/messages.payables.en.ts'
import { payablesFr as fr } from '#modules/billing/messages.payables.fr.ts'
import { PAY_MEANS } from '#modules/billing/payables/means.ts'
import type { FormState } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { Button } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { useLocale, useWords } from '#ui/language.tsx'

type Props = { left: Cents; today: Day; idempotencyKey: string; state: FormState | undefined }

/** Notes a payment made to the supplier, whole or in part. */
export function PayCard({ left, today, idempotencyKey, state }: Props) {
  const t = useWords({ fr, en })
  const w = t.pay
  const before = { amount: toInput(left), day: today, means: 'transfer' }
  return (
    <Card title={w.title}>
      <Form
        id="payer"
        intent="pay"
        idempotencyKey={idempotencyKey}
        {...shownForm(useLocale(), state, t.errors, before)}
      >
        <Field type="money" name="amount" label={w.amount} width="medium" />
        <Field type="date" name="day" label={w.day} width="medium" />
        <Field
          type="radio"
          name="means"
          label={w.means}
          inline
          options={PAY_MEANS.map((value) => ({ value, label: w.means_[value] }))}
        />
        <Field name="reference" label={w.reference} help={w.referenceHelp} optional width="medium" />
        <FormActions>
          <Button tone="primary">{w.send}</Button>
        </FormActions>
      </Form>
    </Card>
  )
}
