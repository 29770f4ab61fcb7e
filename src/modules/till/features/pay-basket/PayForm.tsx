import { type Cents, zero } from '#kit/money.ts'
import { useMeansWords } from '#modules/money/ui/means-words.ts'
import { en } from '#modules/till/messages.basket.en.ts'
import { fr } from '#modules/till/messages.basket.fr.ts'
import type { ShownForm } from '#platform/forms/shown.ts'
import { Amount } from '#ui/Amount.tsx'
import { Field } from '#ui/Field.tsx'
import { Form } from '#ui/Form.tsx'
import { formatEuros } from '#ui/format.ts'
import { Banknote, CreditCard, FileText, Hourglass, type Icon, Signature, Wallet } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'

type Props = {
  total: Cents
  payer: { name: string; nobody: boolean }
  /** Home services of the basket, and whether there is nothing else. */
  home: readonly string[]
  allHome: boolean
  held: { balance: Cents; given: Cents }
  handed: readonly { given: Cents; change: Cents }[]
  key: string
  shown: ShownForm
}

/** One press pays all of it, or what is left once other sums are typed. */
export function PayForm({ total, payer, home, allHome, held, handed, key: idempotencyKey, shown }: Props) {
  const t = useWords({ fr, en })
  const w = t.pay
  const means = useMeansWords()
  const locale = useLocale()
  const euros = (amount: Cents) => formatEuros(amount, locale)
  const several = Object.values(shown.errors).some(Boolean) || SUMS.some((name) => shown.values[name])
  const wallet = held.balance > zero
  return (
    <Form
      idempotencyKey={idempotencyKey}
      hidden={{ total: String(total) }}
      className="sale-pay-form"
      {...shown}
    >
      <p className="sale-due">
        <span>{w.due}</span>
        <strong>
          <Amount value={total} />
        </strong>
      </p>
      {home.length > 0 && (
        <Notice live={false} tone="info" title={t.basket.noCash}>
          {w.noCash(home.join(', '))}
        </Notice>
      )}
      <details className="sale-more" open={several}>
        <summary>{w.several}</summary>
        <p className="ui-field-help">{w.severalHelp}</p>
        <div className="sale-sum-fields">
          {SUMS.filter(
            (name) =>
              (name !== 'cash' || !allHome) &&
              (name !== 'cesu' || home.length > 0) &&
              (name !== 'prepaid' || wallet) &&
              (name !== 'allowance' || held.given > zero),
          ).map((name) => (
            <Field key={name} type="money" name={name} label={w.sum(means[name])} optional width="short" />
          ))}
          <Field name="chequeNumber" label={w.chequeNumber} optional width="medium" autoComplete="off" />
          <Field name="transferReference" label={w.reference} optional width="medium" autoComplete="off" />
          <Field
            name="voucherCode"
            label={w.voucherCode}
            help={w.voucherHelp}
            optional
            width="medium"
            autoComplete="off"
          />
        </div>
        <button type="submit" name="rest" value="exact" className="ui-button ui-button-quiet">
          {w.exact}
        </button>
      </details>
      <div className="sale-means">
        <Means name="card" icon={CreditCard} />
        {!allHome && <Means name="cash" icon={Banknote} note={w.cashExact} />}
        <Means name="cheque" icon={Signature} />
        <Means name="transfer" icon={FileText} />
        {home.length > 0 && <Means name="cesu" icon={FileText} />}
        {wallet && <Means name="prepaid" icon={Wallet} note={w.walletHolds(euros(held.balance))} />}
        {held.given > zero && (
          <Means name="allowance" icon={Wallet} note={w.walletHolds(euros(held.given))} />
        )}
      </div>
      {!allHome && handed.length > 0 && (
        <fieldset className="sale-handed">
          <legend>{w.handedTitle}</legend>
          {handed.map((one) => (
            <button
              key={String(one.given)}
              type="submit"
              name="rest"
              value={`cash:${one.given}`}
              className="sale-tile"
            >
              <strong>{w.handed(formatEuros(one.given, locale, { round: true }))}</strong>
              <span>{w.giveBack(euros(one.change))}</span>
            </button>
          ))}
        </fieldset>
      )}
      <div className="sale-later">
        {payer.nobody ? (
          <p className="ui-soft">{w.laterNobody}</p>
        ) : (
          <>
            <Means name="later" icon={Hourglass} quiet />
            <p className="ui-soft">{w.laterHelp(payer.name)}</p>
          </>
        )}
      </div>
    </Form>
  )
}

const SUMS = ['cash', 'card', 'cheque', 'transfer', 'cesu', 'prepaid', 'allowance'] as const

type MeansProps = {
  name: (typeof SUMS)[number] | 'later'
  icon: Icon
  note?: string
  quiet?: boolean
}

function Means({ name, icon: Shape, note, quiet }: MeansProps) {
  const { pay: w } = useWords({ fr, en })
  const means = useMeansWords()
  return (
    <button
      type="submit"
      name="rest"
      value={name}
      className={quiet ? 'sale-means-button sale-means-quiet' : 'sale-means-button'}
    >
      <Shape className="ui-icon" />
      <strong>{name === 'later' ? w.later : means[name]}</strong>
      {note && <span>{note}</span>}
    </button>
  )
}
