import { type Cents, cents, toInput } from '#kit/money.ts'
import { walletsEn } from '#modules/money/messages.wallets.en.ts'
import { walletsFr } from '#modules/money/messages.wallets.fr.ts'
import { REFUND_MEANS, type WalletUnit } from '#modules/money/rules/wallet.ts'
import { useMeansWords } from '#modules/money/ui/MeansField.tsx'
import type { FormState } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { Button } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { formatEuros } from '#ui/format.ts'
import { useLocale, useWords } from '#ui/language.tsx'

/** As a hand would type it: euros, hours with a comma, visits. */
const typed = (unit: WalletUnit, quantity: number): string =>
  unit === 'euros'
    ? toInput(cents(quantity))
    : unit === 'hours'
      ? String(Math.round((quantity / 60) * 100) / 100).replace('.', ',')
      : String(quantity)

type SettingsProps = {
  wallet: { unit: WalletUnit; lowAt: number | null; automatic: boolean }
  refused: FormState | undefined
}

/** Under which balance its holder is told, and whether it pays by itself. */
export function SettingsForm({ wallet, refused }: SettingsProps) {
  const w = useWords({ fr: walletsFr, en: walletsEn })
  const { unit, lowAt, automatic } = wallet
  return (
    <Card title={w.settings} className="ui-no-print">
      <Form
        id="reglages"
        intent="settings"
        {...shownForm(useLocale(), refused, w.errors, { lowAt: lowAt === null ? '' : typed(unit, lowAt) })}
      >
        <Field
          name="lowAt"
          label={`${w.lowLabel} (${w.units[unit].toLowerCase()})`}
          help={w.lowHelp}
          width="short"
          optional
        />
        <Field
          type="checkbox"
          name="automatic"
          label={w.automatic}
          help={w.automaticHelp}
          checked={automatic}
        />
        <FormActions>
          <Button>{w.save}</Button>
        </FormActions>
      </Form>
    </Card>
  )
}

type RefundProps = { most: Cents; refused: FormState | undefined; idempotencyKey: string }

/** Quiet, and folded until asked for: money that leaves. */
export function RefundForm({ most, refused, idempotencyKey }: RefundProps) {
  const w = useWords({ fr: walletsFr, en: walletsEn })
  const means = useMeansWords()
  const locale = useLocale()
  return (
    <details className="money-undo ui-no-print" open={refused !== undefined}>
      <summary className="ui-button ui-button-quiet">{w.refund}</summary>
      <Card>
        <Form
          id="rendre"
          intent="refund"
          idempotencyKey={idempotencyKey}
          {...shownForm(locale, refused, w.errors, { amount: toInput(most) })}
        >
          <p className="ui-soft">{w.refundHelp(formatEuros(most, locale))}</p>
          <Field type="money" name="amount" label={w.refundAmount} width="short" />
          <Field
            type="radio"
            name="means"
            label={w.refundMeans}
            inline
            value="transfer"
            options={REFUND_MEANS.map((one) => ({ value: one, label: means[one] }))}
          />
          <Field name="why" label={w.why} />
          <FormActions>
            <Button tone="danger">{w.refundGo}</Button>
          </FormActions>
        </Form>
      </Card>
    </details>
  )
}
