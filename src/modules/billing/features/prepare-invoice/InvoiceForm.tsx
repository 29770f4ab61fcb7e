import type { Day } from '#kit/day.ts'
import { type Cents, cents, toInput } from '#kit/money.ts'
import { en } from '#modules/billing/messages.drafts.en.ts'
import { fr } from '#modules/billing/messages.drafts.fr.ts'
import type { BuyerKind } from '#modules/billing/rules/document.ts'
import { type FreeLine, MOST_FREE_LINES, NATURES, UNITS } from '#modules/billing/rules/draft.ts'
import { quantityShown, rateShown } from '#modules/billing/ui/rates.ts'
import type { ShownForm } from '#platform/forms/shown.ts'
import { Amount } from '#ui/Amount.tsx'
import { Button } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { DayFr } from '#ui/DayFr.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { FileText } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'

export type FormClient = {
  kind: BuyerKind
  taxed: boolean
  charges: readonly { id: string; label: string; day: Day; outstanding: Cents }[]
}
export type Before = {
  chargeIds: readonly string[]
  lines: readonly FreeLine[]
  allowance: Cents | null
  allowanceReason: string
  orderNumber: string | null
  serviceCode: string | null
  contractNumber: string | null
  dueOn: Day | null
  note: string
}
type Props = {
  client: FormClient
  /** The draft that is changed. */
  before: Before | null
  rates: readonly number[]
  rows: number
  moreHref: string
  form: ShownForm & { idempotencyKey: string }
}

/** Everything of one invoice on one page: what is owed, lines of its own, then what is rarer, folded. */
export function InvoiceForm({ client, before, rates, rows, moreHref, form }: Props) {
  const t = useWords({ fr, en })
  const typed = Object.keys(form.values).filter((name) => /^label-\d+$/.test(name)).length
  const shown = Math.min(MOST_FREE_LINES, Math.max(rows, (before?.lines.length ?? 0) + 1, typed))
  const ticked = form.values.charges?.split(',') ?? before?.chargeIds
  const isPublic = client.kind === 'public'
  const rare =
    Object.keys(form.errors).some(
      (name) => !/^(label|price|quantity|nature|unit|vat)-|^charges$/.test(name),
    ) ||
    Boolean(before?.allowance || before?.orderNumber || before?.note || before?.dueOn) ||
    isPublic
  return (
    <Form id="facture" className="billing-wide" {...form}>
      <Card title={t.owed}>
        {client.charges.length === 0 ? (
          <p className="ui-soft">{t.noOwed}</p>
        ) : (
          <>
            <p className="ui-soft ui-small">{t.owedHelp}</p>
            <ul className="billing-lines">
              {client.charges.map((charge) => (
                <li key={charge.id}>
                  <label className="billing-pick">
                    <input
                      type="checkbox"
                      className="ui-check"
                      name="charges"
                      value={charge.id}
                      defaultChecked={!ticked || ticked.includes(charge.id)}
                      aria-label={t.pick(charge.label)}
                    />
                    <span>
                      {charge.label}{' '}
                      <span className="ui-soft">
                        <DayFr value={charge.day} />
                      </span>
                    </span>
                  </label>
                  <Amount value={charge.outstanding} />
                </li>
              ))}
            </ul>
          </>
        )}
      </Card>
      <Card title={t.lines}>
        <p className="ui-soft ui-small">{t.linesHelp}</p>
        {Array.from({ length: shown }, (_, i) => i + 1).map((n) => (
          <LineFields key={n} n={n} line={before?.lines[n - 1]} rates={client.taxed ? rates : []} />
        ))}
        {shown < MOST_FREE_LINES && (
          <p>
            <a href={moreHref}>{t.moreLines}</a>
          </p>
        )}
      </Card>
      <details className="ui-card billing-fold" open={rare}>
        <summary>{t.more}</summary>
        <div className="ui-stack">
          <Field
            type="money"
            name="allowance"
            label={t.allowance}
            value={before?.allowance ? toInput(before.allowance) : undefined}
            width="short"
            optional
          />
          <Field
            name="allowanceReason"
            label={t.allowanceReason}
            value={before?.allowanceReason}
            width="medium"
            optional
          />
          <Field
            name="orderNumber"
            label={isPublic ? t.commitment : t.orderNumber}
            value={before?.orderNumber ?? undefined}
            width="medium"
            optional
          />
          {isPublic && (
            <Field
              name="serviceCode"
              label={t.serviceCode}
              value={before?.serviceCode ?? undefined}
              width="medium"
              optional
            />
          )}
          <Field
            name="contractNumber"
            label={t.contractNumber}
            value={before?.contractNumber ?? undefined}
            width="medium"
            optional
          />
          <Field
            type="date"
            name="dueOn"
            label={t.dueOn}
            help={t.dueHelp}
            value={before?.dueOn ?? undefined}
            width="medium"
            optional
          />
          <Field type="textarea" name="note" label={t.note} value={before?.note} rows={3} optional />
        </div>
      </details>
      <FormActions>
        <Button tone="primary" icon={FileText}>
          {t.preview}
        </Button>
      </FormActions>
    </Form>
  )
}

function LineFields({ n, line, rates }: { n: number; line?: FreeLine; rates: readonly number[] }) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  const vat = rates.length > 0
  return (
    <fieldset className={vat ? 'billing-line-form billing-line-form-vat' : 'billing-line-form'}>
      <legend className="ui-hidden">{t.line(n)}</legend>
      <Field name={`label-${n}`} label={t.label} value={line?.label} optional={n > 1} />
      <Field
        type="select"
        name={`nature-${n}`}
        label={t.nature}
        value={line?.nature ?? 'service'}
        blank={false}
        options={NATURES.map((value) => ({ value, label: t.natures[value] }))}
      />
      <Field
        name={`quantity-${n}`}
        label={t.quantity}
        value={line ? quantityShown(line.quantity, locale).replace(/[\s\u202f]/g, '') : '1'}
        optional={n > 1}
      />
      <Field
        type="select"
        name={`unit-${n}`}
        label={t.unit}
        value={line?.unit ?? 'item'}
        blank={false}
        options={UNITS.map((value) => ({ value, label: t.units[value] }))}
      />
      <Field
        type="money"
        name={`price-${n}`}
        label={t.price}
        value={line ? toInput(cents(line.price)) : undefined}
        optional={n > 1}
      />
      {vat && (
        <Field
          type="select"
          name={`vat-${n}`}
          label={t.vatRate}
          value={line?.vatRate ? String(line.vatRate) : ''}
          blank={t.noVat}
          options={rates.map((rate) => ({ value: String(rate), label: `${rateShown(rate, locale)}\u00a0%` }))}
          optional
        />
      )}
    </fieldset>
  )
}
