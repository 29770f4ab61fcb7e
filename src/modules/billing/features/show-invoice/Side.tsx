import type { Day } from '#kit/day.ts'
import { type Cents, zero } from '#kit/money.ts'
import { en } from '#modules/billing/messages.invoices.en.ts'
import { fr } from '#modules/billing/messages.invoices.fr.ts'
import type { ReminderLevel } from '#modules/billing/rules/terms.ts'
import { MeansField } from '#modules/money/ui/MeansField.tsx'
import type { FormState } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { Amount } from '#ui/Amount.tsx'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { formatEuros } from '#ui/format.ts'
import { Banknote, MessageSquare, Undo2 } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'

type Refused = { intent: string; state: FormState } | undefined
type Props = {
  left: Cents
  refundable: Cents
  isInvoice: boolean
  level: ReminderLevel | null
  wasSent: boolean
  creditHref: string | null
  today: Day
  formKey: string
  refused: Refused
}

/** What may be done with a document: paying first, then writing to its client, then taking it back. */
export function Side(props: Props) {
  return (
    <>
      {props.left > zero && <Receive {...props} />}
      {props.refundable > zero && <GiveBack {...props} />}
      <Write {...props} />
    </>
  )
}

const stateOf = (refused: Refused, intent: string) => (refused?.intent === intent ? refused.state : undefined)

function Receive({ left, today, formKey, refused }: Props) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  return (
    <Card title={t.receive}>
      <Form
        id="encaisser"
        intent="receive"
        idempotencyKey={formKey}
        {...shownForm(locale, stateOf(refused, 'receive'), t.errors)}
      >
        <p>{t.receiveHelp(formatEuros(left, locale))}</p>
        <MeansField label={t.means} value="transfer" />
        <Field type="money" name="amount" label={t.amount} optional width="short" />
        <Field type="date" name="day" label={t.day} value={today} width="medium" />
        <Field name="reference" label={t.reference} optional />
        <FormActions>
          <Button tone="primary" icon={Banknote}>
            {t.take}
          </Button>
        </FormActions>
      </Form>
    </Card>
  )
}

function GiveBack({ refundable, refused }: Props) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  const amount = formatEuros(refundable, locale)
  return (
    <Card title={t.giveBack(amount)}>
      <Form
        id="rendre"
        intent="give-back"
        {...shownForm(locale, stateOf(refused, 'give-back'), t.creditErrors)}
      >
        <p>{t.giveBackHelp(amount)}</p>
        <MeansField label={t.giveBackMeans} value="transfer" />
        <Field name="reference" label={t.reference} optional />
        <FormActions>
          <Button tone="primary" icon={Undo2}>
            {t.giveBack(amount)}
          </Button>
        </FormActions>
      </Form>
    </Card>
  )
}

function Write({ isInvoice, level, wasSent, creditHref, refused, left }: Props) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  return (
    <Card title={isInvoice ? t.columns.client : t.send}>
      <div className="ui-stack">
        {level && left > zero && (
          <Form id="relancer" intent="remind" {...shownForm(locale, stateOf(refused, 'remind'), t.errors)}>
            <Button icon={MessageSquare}>{t.remindLevel(level)}</Button>
          </Form>
        )}
        <Form id="envoyer" intent="send" {...shownForm(locale, stateOf(refused, 'send'), t.errors)}>
          <p className="ui-soft ui-small">{t.sendHelp}</p>
          <Button icon={MessageSquare}>{wasSent ? t.sendAgain : t.send}</Button>
        </Form>
        {creditHref && (
          <p>
            <ButtonLink href={creditHref} icon={Undo2}>
              {t.credit}
            </ButtonLink>
          </p>
        )}
      </div>
    </Card>
  )
}

/** What is left, in large. */
export function Left({ left, words }: { left: Cents; words: string }) {
  return (
    <p className="billing-left">
      <Amount value={left} /> <small className="ui-soft">{words}</small>
    </p>
  )
}
