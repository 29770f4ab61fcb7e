import type { Day } from '#kit/day.ts'
import { en } from '#modules/money/messages.books.en.ts'
import { fr } from '#modules/money/messages.books.fr.ts'
import { FUND_ACCOUNTS } from '#modules/money/rules/funds.ts'
import type { FormState } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { Button } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import type { Option } from '#ui/field-props.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import '#modules/money/ui/money.css'

type Props = {
  funds: readonly { id: string; name: string }[]
  organisations: readonly Option[]
  today: Day
  /** Key of the form, so that a move sent twice is one. */
  onceKey: string
  sent: { intent: string; state: FormState } | undefined
}

/** Declares a fund; carries or uses one that is declared. */
export function FundForms({ funds, organisations, today, onceKey, sent }: Props) {
  const t = useWords({ fr, en })
  const w = t.funds
  const locale = useLocale()
  const stateOf = (intent: string) => (sent?.intent === intent ? sent.state : undefined)
  return (
    <div className="money-two money-even">
      {funds.length > 0 && (
        <Card title={w.move}>
          <Form
            id="mouvement"
            intent="move"
            idempotencyKey={onceKey}
            {...shownForm(locale, stateOf('move'), t.errors, { day: today })}
          >
            <Field
              type="select"
              name="fundId"
              label={w.fund}
              options={funds.map(({ id, name }) => ({ value: id, label: name }))}
            />
            <Field
              type="radio"
              name="kind"
              label={w.kind}
              options={(['carry', 'use'] as const).map((value) => ({ value, label: w.kinds[value] }))}
            />
            <Field type="money" name="amount" label={w.amount} width="medium" />
            <Field type="date" name="day" label={w.day} width="medium" />
            <FormActions>
              <Button tone="primary">{w.moveSave}</Button>
            </FormActions>
          </Form>
        </Card>
      )}
      <Card title={w.open}>
        <Form id="fonds" intent="open" {...shownForm(locale, stateOf('open'), t.errors, { openedOn: today })}>
          <Field name="name" label={w.name} autoComplete="off" />
          <Field type="select" name="funderId" label={w.funder} optional options={organisations} />
          <Field
            type="select"
            name="account"
            label={w.account}
            blank={false}
            options={FUND_ACCOUNTS.map((value) => ({ value, label: w.accounts[value] }))}
          />
          <Field type="money" name="granted" label={w.granted} width="medium" />
          <Field type="date" name="openedOn" label={w.openedOn} width="medium" />
          <FormActions>
            <Button>{w.save}</Button>
          </FormActions>
        </Form>
      </Card>
    </div>
  )
}
