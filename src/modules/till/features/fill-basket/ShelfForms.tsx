import type { ReactNode } from 'react'
import { type Cents, cents } from '#kit/money.ts'
import { en } from '#modules/till/messages.basket.en.ts'
import { fr } from '#modules/till/messages.basket.fr.ts'
import { FAMILIES } from '#modules/till/rules/lines.ts'
import type { FormState } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { Button } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { formatDay } from '#ui/dates.ts'
import { Field } from '#ui/Field.tsx'
import { Form } from '#ui/Form.tsx'
import { formatEuros } from '#ui/format.ts'
import { Plus } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import type { Debt, OpenShelf } from './query.server.ts'

/** What every shelf is given. */
export type ShelfProps = {
  shelf: OpenShelf
  debts: readonly Debt[]
  debtsTotal: Cents
  who: { name: string; nobody: boolean; person: boolean }
  q: string
  idempotencyKey: string
  refused?: { intent: string; state: FormState }
  hub: string
  /** Where one says whom the basket is for. */
  whoHref: string
}

/** The key that makes a press sent twice one. */
export const Key = ({ value }: { value: string }) => (
  <input type="hidden" name="idempotencyKey" value={value} />
)

const MORE_THAN_ZERO: ReadonlySet<string> = new Set(['top-up', 'voucher', 'donation'])

const useShown = ({ refused }: ShelfProps, intent: string, before: Record<string, string> = {}) => {
  const { errors: e } = useWords({ fr, en })
  // A fee or a price may be nothing; a sum put aside or given may not.
  const errors = MORE_THAN_ZERO.has(intent) ? { ...e, amount_too_small: e.amount_not_positive } : e
  return shownForm(useLocale(), refused?.intent === intent ? refused.state : undefined, errors, before)
}

/** A membership: how long, from when, at which fee. */
export function Membership(props: ShelfProps & { until: string | null; startsOn: string; fee: string }) {
  const { what: w } = useWords({ fr, en })
  const locale = useLocale()
  const { until, startsOn, fee } = props
  const shown = useShown(props, 'membership', { months: '12', startsOn, fee })
  return (
    <Card>
      <p className="ui-soft">
        {until ? w.memberUntil(formatDay(until as Parameters<typeof formatDay>[0], locale)) : w.notMember}
      </p>
      <Form id="membership" intent="membership" idempotencyKey={props.idempotencyKey} {...shown}>
        <Field
          type="radio"
          name="months"
          label={w.months}
          inline
          options={[
            { value: '1', label: w.month },
            { value: '3', label: w.quarter },
            { value: '6', label: w.halfYear },
            { value: '12', label: w.year },
          ]}
        />
        <div className="sale-pair">
          <Field type="money" name="fee" label={w.fee} width="short" />
          <Field type="date" name="startsOn" label={w.startsOn} width="medium" />
        </div>
        <Button tone="primary" icon={Plus}>
          {w.addMembership}
        </Button>
      </Form>
    </Card>
  )
}

type AmountProps = ShelfProps & {
  intent: 'top-up' | 'voucher' | 'donation'
  title: string
  help: string
  /** Whole euros offered as buttons. */
  sums: readonly number[]
  children?: ReactNode
}

/** A sum: one of the usual ones with a press, or another typed. */
export function AmountForm(props: AmountProps) {
  const { what: w } = useWords({ fr, en })
  const locale = useLocale()
  const { intent, title, help, sums, children } = props
  return (
    <Card title={title}>
      <p className="ui-soft">{help}</p>
      <form method="post" className="ui-row sale-sums">
        <input type="hidden" name="intent" value={intent} />
        <Key value={props.idempotencyKey} />
        {sums.map((sum) => (
          <Button key={sum} name="amount" value={String(sum)}>
            {formatEuros(cents(sum * 100), locale, { round: true })}
          </Button>
        ))}
      </form>
      <Form id={intent} intent={intent} idempotencyKey={props.idempotencyKey} {...useShown(props, intent)}>
        <Field type="money" name="amount" label={w.amount} width="short" />
        {children}
        <Button icon={Plus}>{w.add}</Button>
      </Form>
    </Card>
  )
}

/** Money ahead, into the wallet of whoever is served. */
export function TopUp(props: ShelfProps & { balance: Cents | null }) {
  const { what: w } = useWords({ fr, en })
  const locale = useLocale()
  const holds = props.balance ? ` ${w.balance(formatEuros(props.balance, locale))}` : ''
  return (
    <AmountForm
      {...props}
      intent="top-up"
      title={w.topUp}
      help={`${w.topUpHelp}${holds}`}
      sums={[10, 20, 50]}
    />
  )
}

/** Whatever has no button of its own. */
export function Other(props: ShelfProps) {
  const { what: w } = useWords({ fr, en })
  const shown = useShown(props, 'free', { quantity: '1', family: 'product' })
  return (
    <Card title={w.other}>
      <Form id="free" intent="free" idempotencyKey={props.idempotencyKey} {...shown}>
        <Field name="label" label={w.otherLabel} maxLength={120} autoComplete="off" />
        <div className="sale-pair">
          <Field type="money" name="amount" label={w.otherPrice} width="short" />
          <Field type="number" name="quantity" label={w.quantity} width="short" />
        </div>
        <Field
          type="radio"
          name="family"
          label={w.family}
          inline
          options={FAMILIES.map((value) => ({ value, label: w.families[value] }))}
        />
        <Button tone="primary" icon={Plus}>
          {w.add}
        </Button>
      </Form>
    </Card>
  )
}
