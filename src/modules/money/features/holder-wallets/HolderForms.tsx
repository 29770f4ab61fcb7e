import type { Day } from '#kit/day.ts'
import { walletsEn } from '#modules/money/messages.wallets.en.ts'
import { walletsFr } from '#modules/money/messages.wallets.fr.ts'
import { WALLET_UNITS } from '#modules/money/rules/wallet.ts'
import { MeansField } from '#modules/money/ui/MeansField.tsx'
import type { FormState } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { Button } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { Banknote, HandHeart } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'

type Props = {
  refused: FormState | undefined
  idempotencyKey: string
  today: Day
  organisations: readonly { value: string; label: string }[]
}

function UnitField() {
  const w = useWords({ fr: walletsFr, en: walletsEn })
  return (
    <Field
      type="radio"
      name="unit"
      label={w.countIn}
      inline
      value="euros"
      options={WALLET_UNITS.map((unit) => ({ value: unit, label: w.units[unit] }))}
    />
  )
}

/** Money received for later: euros, or a card of hours or visits. */
export function TopUpForm({ refused, idempotencyKey, today, organisations }: Props) {
  const w = useWords({ fr: walletsFr, en: walletsEn })
  return (
    <Card title={w.topUp}>
      <Form
        id="recharge"
        intent="top-up"
        idempotencyKey={idempotencyKey}
        {...shownForm(useLocale(), refused, w.errors)}
      >
        <p className="ui-soft">{w.topUpHelp}</p>
        <UnitField />
        <Field type="money" name="amount" label={w.amount} width="short" />
        <Field name="quantity" label={w.quantity} help={w.quantityHelp} width="short" optional />
        <MeansField label={w.means} value="card" />
        <Field name="reference" label={w.reference} help={w.referenceHelp} width="medium" optional />
        {organisations.length > 0 && (
          <Field
            type="select"
            name="payerId"
            label={w.payerOrganisation}
            help={w.payerHelp}
            blank={w.himself}
            options={organisations}
            optional
          />
        )}
        <Field type="date" name="expiresOn" label={w.expiresOn} help={w.expiresHelp} min={today} optional />
        <FormActions>
          <Button tone="primary" icon={Banknote}>
            {w.take}
          </Button>
        </FormActions>
      </Form>
    </Card>
  )
}

/** A credit given by hand, with its reason. */
export function GrantForm({ refused, idempotencyKey, today, organisations }: Props) {
  const w = useWords({ fr: walletsFr, en: walletsEn })
  return (
    <Card title={w.grant}>
      <Form
        id="offrir"
        intent="grant"
        idempotencyKey={idempotencyKey}
        {...shownForm(useLocale(), refused, w.errors)}
      >
        <p className="ui-soft">{w.grantHelp}</p>
        <UnitField />
        <Field name="quantity" label={w.grantAmount} help={w.grantAmountHelp} width="short" />
        <Field name="why" label={w.why} help={w.whyHelp} />
        <Field
          type="select"
          name="funderId"
          label={w.funder}
          blank={w.hubPays}
          options={organisations}
          optional
        />
        <Field type="date" name="expiresOn" label={w.expiresOn} min={today} optional />
        <FormActions>
          <Button icon={HandHeart}>{w.give}</Button>
        </FormActions>
      </Form>
    </Card>
  )
}
