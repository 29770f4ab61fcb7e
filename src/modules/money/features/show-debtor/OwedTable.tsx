import type { Day } from '#kit/day.ts'
import { type Cents, toInput } from '#kit/money.ts'
import { en } from '#modules/money/messages.charges.en.ts'
import { fr } from '#modules/money/messages.charges.fr.ts'
import { ageOf } from '#modules/money/rules/charges.ts'
import { MeansField } from '#modules/money/ui/MeansField.tsx'
import type { FormState } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { Amount } from '#ui/Amount.tsx'
import { Button } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { DayFr } from '#ui/DayFr.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { Banknote } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Status } from '#ui/Status.tsx'
import { Table } from '#ui/Table.tsx'

type Charge = {
  id: string
  label: string
  path: string | null
  day: Day
  dueOn: Day
  amount: Cents
  outstanding: Cents
}
type Props = {
  charges: readonly Charge[]
  since: Day | null
  total: Cents
  today: Day
  hub: string
  refused?: FormState
  idempotencyKey: string
  maySettle: boolean
}

const FORM = 'encaisser'

/** Everything a payer owes, ticked at first: one transfer most often pays for all of it. */
export function OwedTable(props: Props) {
  const t = useWords({ fr, en })
  const { charges, total, today, hub, refused, maySettle } = props
  const kept = refused?.values.charges
  const ticked = (id: string) => kept === undefined || kept.split(',').includes(id)
  const shown = shownForm(useLocale(), refused, t.errors)
  const pick = {
    key: 'pick',
    header: t.columns.pick,
    paper: false,
    fold: 'side' as const,
    align: 'end' as const,
    cell: (row: Charge) => (
      <label className="ui-target">
        <input
          type="checkbox"
          className="ui-check"
          form={FORM}
          name="charges"
          value={row.id}
          defaultChecked={ticked(row.id)}
        />
        <span className="ui-hidden">{t.tick(row.label)}</span>
      </label>
    ),
  }
  return (
    <>
      <Table
        caption={t.open}
        rows={charges}
        rowKey={(row) => row.id}
        rowHref={(row) => (row.path ? `${hub}/${row.path}` : '#')}
        columns={[
          { key: 'what', header: t.columns.what, cell: (row) => row.label },
          { key: 'day', header: t.columns.day, nowrap: true, cell: (row) => <DayFr value={row.day} /> },
          {
            key: 'due',
            header: t.columns.due,
            cell: (row) =>
              row.dueOn < today ? (
                <Status tone={ageOf(row.day, today) === 'old' ? 'danger' : 'warn'}>
                  <DayFr value={row.dueOn} />
                </Status>
              ) : (
                <DayFr value={row.dueOn} />
              ),
          },
          {
            key: 'amount',
            header: t.columns.amount,
            align: 'end',
            nowrap: true,
            fold: 'hide',
            cell: (row) => <Amount value={row.amount} />,
          },
          {
            key: 'left',
            header: t.columns.left,
            align: 'end',
            nowrap: true,
            cell: (row) => (
              <strong>
                <Amount value={row.outstanding} />
              </strong>
            ),
          },
          ...(maySettle ? [pick] : []),
        ]}
        foot={[
          t.all,
          '',
          '',
          '',
          <strong key="total">
            <Amount value={total} />
          </strong>,
          ...(maySettle ? [''] : []),
        ]}
      />
      {maySettle && (
        <Card title={t.receive} className="ui-no-print">
          <Form id={FORM} idempotencyKey={props.idempotencyKey} {...shown}>
            <p className="ui-soft">{t.receiveHelp}</p>
            <MeansField label={t.means} value="transfer" />
            <div className="ui-grid money-settle">
              <Field name="reference" label={t.reference} optional />
              <Field type="date" name="day" label={t.day} value={today} max={today} />
              <Field
                type="money"
                name="amount"
                label={t.amount}
                help={t.amountHelp}
                placeholder={toInput(total)}
                optional
              />
            </div>
            <FormActions>
              <Button tone="primary" icon={Banknote}>
                {t.take}
              </Button>
            </FormActions>
          </Form>
        </Card>
      )}
    </>
  )
}
