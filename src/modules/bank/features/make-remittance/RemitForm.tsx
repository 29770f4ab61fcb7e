import type { Day } from '#kit/day.ts'
import { add, type Cents } from '#kit/money.ts'
import { en } from '#modules/bank/messages.remittances.en.ts'
import { fr } from '#modules/bank/messages.remittances.fr.ts'
import { DENOMINATIONS, type RemittanceKind } from '#modules/bank/rules/remittance.ts'
import type { Waiting } from '#modules/bank/waiting.server.ts'
import type { FormState } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { Amount } from '#ui/Amount.tsx'
import { Button } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { DayFr } from '#ui/DayFr.tsx'
import { Field } from '#ui/Field.tsx'
import { FieldSet, Form, FormActions } from '#ui/Form.tsx'
import { formatEuros } from '#ui/format.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Table } from '#ui/Table.tsx'

type Props = {
  page: {
    readonly kind: RemittanceKind
    readonly accounts: readonly { value: string; label: string }[]
    readonly payments: readonly Waiting[]
    readonly held: Cents
    readonly today: Day
    readonly key: string
  }
  sent: FormState | undefined
}

const FORM = 'remettre'

/** Payments that wait, all ticked; or cash, as a sum or counted. */
export function RemitForm({ page, sent }: Props) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  const w = t.form
  const { kind, accounts, payments, held, today, key } = page
  const kept = sent?.values.payments
  const ticked = (id: string) => kept === undefined || kept.split(',').includes(id)
  const shown = shownForm(locale, sent, t.errors)
  const counted = sent !== undefined && DENOMINATIONS.some((value) => sent.values[`n${value}`])
  return (
    <div className="ui-stack">
      {payments.length > 0 && (
        <Table
          caption={t.plural[kind]}
          rows={payments}
          rowKey={(row) => row.id}
          columns={[
            { key: 'who', header: t.columns.who, cell: (row) => row.payerName },
            {
              key: 'receipt',
              header: t.columns.receipt,
              nowrap: true,
              fold: 'hide',
              cell: (row) => row.number,
            },
            { key: 'day', header: t.columns.day, nowrap: true, cell: (row) => <DayFr value={row.day} /> },
            {
              key: 'reference',
              header: t.columns.reference,
              fold: 'hide',
              cell: (row) => row.reference ?? '',
            },
            {
              key: 'amount',
              header: t.columns.amount,
              align: 'end',
              nowrap: true,
              fold: 'line',
              cell: (row) => <Amount value={row.amount} />,
            },
            {
              key: 'pick',
              header: t.columns.pick,
              align: 'end',
              paper: false,
              fold: 'side',
              cell: (row) => (
                <label className="ui-target">
                  <input
                    type="checkbox"
                    className="ui-check"
                    form={FORM}
                    name="payments"
                    value={row.id}
                    defaultChecked={ticked(row.id)}
                  />
                  <span className="ui-hidden">{w.tick(row.payerName, formatEuros(row.amount, locale))}</span>
                </label>
              ),
            },
          ]}
          foot={[
            '',
            '',
            '',
            t.slip.pieces(payments.length),
            <strong key="sum">
              <Amount value={add(...payments.map((row) => row.amount))} />
            </strong>,
            '',
          ]}
        />
      )}
      <Card>
        <Form id={FORM} idempotencyKey={key} {...shown}>
          <Field
            type="select"
            name="accountId"
            label={w.account}
            value={accounts[0]?.value}
            blank={false}
            options={accounts}
            width="medium"
          />
          <Field type="date" name="day" label={w.day} value={today} max={today} width="medium" />
          {(kind === 'cards' || kind === 'direct-debits' || kind === 'cesu') && (
            <Field type="money" name="fee" label={w.fee} help={w.feeHelp} optional />
          )}
          {kind === 'cash' && (
            <>
              <Field
                type="money"
                name="amount"
                label={w.amount}
                help={`${w.keep(formatEuros(held, locale))} ${w.amountHelp}`}
                optional
              />
              <details open={counted}>
                <summary>{w.count}</summary>
                <FieldSet legend={w.count}>
                  <div className="bank-counts">
                    {DENOMINATIONS.map((value) => (
                      <Field
                        key={value}
                        type="number"
                        name={`n${value}`}
                        label={formatEuros(BigInt(value) as Cents, locale)}
                        min={0}
                        optional
                        width="short"
                      />
                    ))}
                  </div>
                </FieldSet>
              </details>
            </>
          )}
          <FormActions>
            <Button tone="primary">{kind === 'cash' ? w.saveCash : w.save}</Button>
          </FormActions>
        </Form>
      </Card>
    </div>
  )
}
