import type { Day } from '#kit/day.ts'
import { cents } from '#kit/money.ts'
import type { CountRow } from '#modules/trial/learning/store.server.ts'
import { en } from '#modules/trial/messages/learning.en.ts'
import { fr } from '#modules/trial/messages/learning.fr.ts'
import type { ThresholdUnit } from '#modules/trial/rules/threshold.ts'
import type { FormState } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { Button } from '#ui/Button.tsx'
import { DayFr } from '#ui/DayFr.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Field } from '#ui/Field.tsx'
import { Form } from '#ui/Form.tsx'
import { formatEuros, formatNumber } from '#ui/format.ts'
import { Check, Undo2 } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Table } from '#ui/Table.tsx'

type Props = {
  test: { unit: ThresholdUnit; counted: string }
  counted: readonly CountRow[]
  today: Day
  formKey: string
  mayWrite: boolean
  refused: ({ intent: string } & FormState) | undefined
}

/** What was counted by hand, and the short form that counts more. A slip is taken back, and stays readable. */
export function Counts({ test, counted, today, formKey, mayWrite, refused }: Props) {
  const t = useWords({ fr, en })
  const s = t.show
  const locale = useLocale()
  const takenBack = new Set(counted.map((line) => line.reverses).filter((id) => id !== null))
  const text = ({ hits, total }: CountRow) =>
    test.unit === 'cents'
      ? formatEuros(cents(hits), locale)
      : test.unit === 'share'
        ? s.ofTotal(formatNumber(hits, locale), formatNumber(total, locale))
        : formatNumber(hits, locale)
  const shown = shownForm(locale, refused?.intent === 'count' ? refused : undefined, t.errors)
  return (
    <section id="comptes" className="ui-stack">
      <h2>{s.counts}</h2>
      <p className="ui-soft">{test.counted}</p>
      {mayWrite && (
        <Form
          id="count"
          intent="count"
          idempotencyKey={formKey}
          className="trial-count ui-no-print"
          {...shown}
        >
          {test.unit === 'cents' ? (
            <Field type="money" name="hits" label={s.hitsCents} width="short" />
          ) : (
            <Field
              type="number"
              name="hits"
              label={test.unit === 'share' ? s.hitsShare : s.hits}
              width="short"
              min={0}
            />
          )}
          {test.unit === 'share' && (
            <Field type="number" name="total" label={s.totalOf} width="short" min={0} />
          )}
          <Field type="date" name="day" label={s.day} value={today} width="medium" />
          <Field name="note" label={s.note} optional autoComplete="off" />
          <div>
            <Button tone="primary" icon={Check}>
              {s.count}
            </Button>
          </div>
        </Form>
      )}
      <Table
        caption={s.counts}
        rows={counted.filter((line) => line.reverses === null)}
        rowKey={(line) => line.id}
        empty={<EmptyState title={s.noCounts}>{s.noCountsText}</EmptyState>}
        columns={[
          { key: 'day', header: t.columns.day, cell: (line) => <DayFr value={line.day} />, nowrap: true },
          {
            key: 'hits',
            header: t.columns.counted,
            cell: (line) => (takenBack.has(line.id) ? <s>{text(line)}</s> : text(line)),
            align: 'end',
            nowrap: true,
            fold: 'side',
          },
          { key: 'note', header: t.columns.note, cell: (line) => line.note },
          { key: 'by', header: t.columns.by, cell: (line) => line.actorName },
          ...(mayWrite
            ? [
                {
                  key: 'verbs',
                  header: t.columns.verbs,
                  paper: false as const,
                  fold: 'line' as const,
                  cell: (line: CountRow) =>
                    takenBack.has(line.id) ? (
                      <span className="ui-soft">{s.takenBackLine}</span>
                    ) : (
                      <Form id={`b-${line.id}`} intent="take-back" hidden={{ count: line.id }}>
                        <Button icon={Undo2}>
                          {s.takeBack}
                          <span className="ui-hidden"> : {text(line)}</span>
                        </Button>
                      </Form>
                    ),
                },
              ]
            : []),
        ]}
      />
    </section>
  )
}
