import type { Day } from '#kit/day.ts'
import { type Cents, zero } from '#kit/money.ts'
import { BeforeTaking } from '#modules/catalogue/ui/BeforeTaking.tsx'
import { RateChoice } from '#modules/catalogue/ui/RateChoice.tsx'
import { type Rate, useDelayWords } from '#modules/catalogue/ui/service-words.ts'
import { MeansField } from '#modules/money/ui/MeansField.tsx'
import { en } from '#modules/requests/messages.en.ts'
import { fr } from '#modules/requests/messages.fr.ts'
import { en as payersEn } from '#modules/requests/messages.payers.en.ts'
import { fr as payersFr } from '#modules/requests/messages.payers.fr.ts'
import type { NewShare } from '#modules/requests/shares/store.server.ts'
import { PayersField } from '#modules/requests/ui/PayersField.tsx'
import { WhoPays } from '#modules/requests/ui/WhoPays.tsx'
import type { FormState } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { Amount } from '#ui/Amount.tsx'
import { Button } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { DayFr } from '#ui/DayFr.tsx'
import { DefinitionList } from '#ui/DefinitionList.tsx'
import { Field } from '#ui/Field.tsx'
import { FieldSet, Form } from '#ui/Form.tsx'
import { formatEuros } from '#ui/format.ts'
import { Check } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import type { Offer, Who } from './query.server.ts'

type Props = {
  who: Who
  what: { name: string; quantity: number; wantedOn?: Day; details?: string }
  offer: Offer
  /** The day it would be done. */
  day: Day
  /** The rate it is priced at, and this page at each other. */
  rates: { chosen: Rate; links: Readonly<Record<string, string>> }
  /** Cents; null when it must be agreed. */
  price: Cents | null
  /** Who pays what by the rules; empty when whoever is served pays alone. */
  shares: readonly NewShare[]
  /** What the person already owes; null when nothing. */
  owes: { amount: Cents; href: string } | null
  payers: readonly { value: string; label: string }[]
  maySettle: boolean
  refused?: FormState
  idempotencyKey: string
  changeHref: string
}

/** Third question of the counter: who pays, and how? Saved for later, or done and paid at once. */
export function PayStep(props: Props) {
  const { who, what, offer, rates, price, shares, owes, payers, refused } = props
  const delay = useDelayWords()
  const t = useWords({ fr, en })
  const w = t.counter
  const p = useWords({ fr: payersFr, en: payersEn })
  const locale = useLocale()
  const shown = shownForm(locale, refused, t.errors)
  const byHand = price === null || Boolean(shown.values.price) || 'price' in shown.errors
  return (
    <div className="requests-pay">
      <Card title={w.summary} aside={<a href={props.changeHref}>{w.change}</a>}>
        <DefinitionList
          items={[
            { term: w.forWhom, value: who.name },
            { term: w.what, value: what.quantity > 1 ? `${what.name} ${t.times(what.quantity)}` : what.name },
            {
              term: w.wanted,
              value: what.wantedOn ? <DayFr value={what.wantedOn} /> : delay(offer.delayHours),
            },
            { term: w.details, value: what.details },
          ]}
        />
        <BeforeTaking service={offer} day={props.day} />
        <RateChoice
          prices={offer.rates}
          quantity={what.quantity}
          chosen={rates.chosen}
          hrefOf={(rate) => rates.links[rate] ?? ''}
        />
        <p className="requests-total">
          {price === null ? w.onQuote : price === zero ? w.free : <Amount value={price} />}
        </p>
        {shares.length > 0 && (
          <>
            <WhoPays shares={shares} servedName={who.name} />
            <p className="ui-soft">{p.forPrice}</p>
          </>
        )}
        {owes && (
          <Notice live={false} tone="warn" title={p.owes(who.name, formatEuros(owes.amount, locale))}>
            <a href={owes.href}>{p.owesSee}</a>
          </Notice>
        )}
      </Card>
      <Form idempotencyKey={props.idempotencyKey} {...shown}>
        {who.kind === 'personne' && (payers.length > 0 || shares.length > 0) ? (
          <PayersField
            servedName={who.name}
            shares={shares}
            payers={payers}
            chosen={shares.length > 0 ? 'rules' : 'self'}
          />
        ) : (
          <input type="hidden" name="payer" value="self" />
        )}
        {price === null && (
          <Notice live={false} tone="warn">
            {w.needsPrice}
          </Notice>
        )}
        <details className="requests-other" open={byHand}>
          <summary>{w.otherPrice}</summary>
          <Field type="money" name="price" label={w.agreedPrice} optional={price !== null} />
          <Field name="priceWhy" label={w.priceWhy} help={w.priceWhyHelp} optional={price !== null} />
        </details>
        <div className="requests-ends">
          <div className="requests-end">
            <Button tone="primary" name="intent" value="record">
              {w.save}
            </Button>
            <p className="ui-soft">{w.saveHelp}</p>
          </div>
          {props.maySettle && (
            <FieldSet legend={w.settleTitle}>
              {price !== zero && (
                <>
                  <MeansField label={w.means} value="cash" />
                  <Field name="reference" label={w.reference} optional width="medium" />
                </>
              )}
              <Button name="intent" value="settle" icon={Check}>
                {price === zero ? w.doneNow : w.settle}
              </Button>
            </FieldSet>
          )}
        </div>
      </Form>
    </div>
  )
}
