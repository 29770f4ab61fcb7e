import type { Day } from '#kit/day.ts'
import { walletsEn } from '#modules/money/messages.wallets.en.ts'
import { walletsFr } from '#modules/money/messages.wallets.fr.ts'
import { MeansField } from '#modules/money/ui/MeansField.tsx'
import type { FormState } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { Button } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { Banknote } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'

type Props = { refused: FormState | undefined; idempotencyKey: string; today: Day; until: Day }

export function SellForm({ refused, idempotencyKey, today, until }: Props) {
  const t = useWords({ fr: walletsFr, en: walletsEn })
  const w = t.vouchers
  return (
    <Card title={w.sell}>
      <Form
        id="vendre"
        intent="sell"
        idempotencyKey={idempotencyKey}
        {...shownForm(useLocale(), refused, t.errors)}
      >
        <Field type="money" name="value" label={w.value} width="short" />
        <Field name="buyerName" label={w.buyer} autoComplete="name" />
        <Field name="forName" label={w.for} help={w.forHelp} optional />
        <Field type="textarea" name="message" label={w.message} help={w.messageHelp} rows={2} optional />
        <Field type="date" name="expiresOn" label={w.expiresOn} value={until} min={today} optional />
        <MeansField label={t.means} value="card" />
        <Field name="reference" label={t.reference} help={t.referenceHelp} width="medium" optional />
        <FormActions>
          <Button icon={Banknote}>{w.sellGo}</Button>
        </FormActions>
      </Form>
    </Card>
  )
}
