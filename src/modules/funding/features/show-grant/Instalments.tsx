import { type Day, daysBetween } from '#kit/day.ts'
import type { Instalment } from '#modules/funding/calendar.server.ts'
import { en } from '#modules/funding/messages.en.ts'
import { fr } from '#modules/funding/messages.fr.ts'
import { shownForm } from '#platform/forms/shown.ts'
import type { Sent } from '#platform/forms/verbs.server.ts'
import { Amount } from '#ui/Amount.tsx'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { DayFr } from '#ui/DayFr.tsx'
import { formatDay } from '#ui/dates.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { formatQuantity } from '#ui/format.ts'
import { Check, CircleCheck, Hourglass, Plus, Trash2, TriangleAlert, Unlink } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Status } from '#ui/Status.tsx'
import { Table } from '#ui/Table.tsx'

type Props = {
  instalments: readonly Instalment[]
  base: string
  mayWrite: boolean
  mayReceive: boolean
  sent: Sent | undefined
  idempotencyKey: string
  today: Day
}

const DAYS = { fr: ['jour', 'jours'], en: ['day', 'days'] } as const

/** When the money of a grant comes, under which condition, and what received it. */
export function Instalments({ instalments, base, mayWrite, mayReceive, sent, idempotencyKey, today }: Props) {
  const t = useWords({ fr, en })
  const w = t.one
  const locale = useLocale()
  const refused = sent?.intent === 'add-instalment'
  const state = ({ received, dueOn }: Instalment) => {
    if (received)
      return (
        <Status tone="success" icon={CircleCheck}>
          {w.receivedOn(formatDay(received.day, locale, today.slice(0, 4)))}
        </Status>
      )
    if (dueOn < today)
      return (
        <Status tone="warn" icon={TriangleAlert}>
          {w.lateBy(formatQuantity(daysBetween(dueOn, today), DAYS[locale], locale))}
        </Status>
      )
    return <Status icon={Hourglass}>{w.awaited}</Status>
  }
  const verbs = (one: Instalment) => {
    const small = (intent: string, word: string, icon: typeof Trash2) => (
      <Form id={`${intent}-${one.id}`} intent={intent} hidden={{ instalment: one.id }}>
        <Button icon={icon}>{word}</Button>
      </Form>
    )
    return (
      <div className="ui-row ui-no-print">
        {!one.received && mayReceive && (
          <ButtonLink icon={Check} href={`${base}/versements/${one.id}`}>
            {w.receive}
          </ButtonLink>
        )}
        {one.received ? small('unlink', w.unlink, Unlink) : small('remove-instalment', w.remove, Trash2)}
      </div>
    )
  }
  return (
    <section id="versements" className="ui-stack">
      <h2>{w.instalments}</h2>
      <Table
        caption={w.instalments}
        rows={instalments}
        rowKey={(one) => one.id}
        columns={[
          { key: 'due', header: t.columns.due, cell: (one) => <DayFr value={one.dueOn} />, nowrap: true },
          { key: 'condition', header: t.columns.condition, cell: (one) => one.condition },
          {
            key: 'amount',
            header: t.columns.amount,
            cell: (one) => <Amount value={one.amount} />,
            align: 'end',
            nowrap: true,
          },
          { key: 'state', header: t.columns.state, cell: state, fold: 'side' },
          ...(mayWrite
            ? [{ key: 'verbs', header: t.columns.actions, cell: verbs, paper: false as const }]
            : []),
        ]}
        empty={<EmptyState title={w.noInstalments}>{w.noInstalmentsText}</EmptyState>}
      />
      {mayWrite && (
        <details open={refused || instalments.length === 0} className="ui-no-print">
          <summary>{w.addInstalment}</summary>
          <Form
            id="add-instalment"
            intent="add-instalment"
            idempotencyKey={idempotencyKey}
            {...shownForm(locale, refused ? sent?.state : undefined, t.errors)}
          >
            <Field type="money" name="amount" label={w.amount} width="medium" />
            <Field type="date" name="dueOn" label={w.dueOn} width="medium" />
            <Field name="condition" label={w.condition} help={w.conditionHelp} optional autoComplete="off" />
            <FormActions>
              <Button icon={Plus}>{w.addInstalment}</Button>
            </FormActions>
          </Form>
        </details>
      )}
    </section>
  )
}
