import { en } from '#modules/bank/messages.match.en.ts'
import { fr } from '#modules/bank/messages.match.fr.ts'
import type { FormState } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { Amount } from '#ui/Amount.tsx'
import { Button } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { DayFr } from '#ui/DayFr.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { Search } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Table } from '#ui/Table.tsx'
import type { LinePage } from './query.server.ts'

type Props = {
  page: LinePage
  hub: string | undefined
  sent: FormState | undefined
  /** By how much the chosen entries differ from the line, in words. */
  short: string | undefined
  idempotencyKey: string
}

const FORM = 'choisir'

/** Entries that stand open, the nearest amount and day first, to be ticked beside the line. */
export function ChooseEntries({ page, hub, sent, short, idempotencyKey }: Props) {
  const t = useWords({ fr, en })
  const w = t.line
  const ticked = (name: string, id: string) => sent?.values[name]?.split(',').includes(id)
  const box = (name: 'entries' | 'lines', id: string, words: string) => (
    <label className="ui-target">
      <input
        type="checkbox"
        className="ui-check"
        form={FORM}
        name={name}
        value={id}
        defaultChecked={ticked(name, id)}
      />
      <span className="ui-hidden">{words}</span>
    </label>
  )
  const shown = shownForm(useLocale(), sent, t.errors)
  const errors = short ? { ...shown.errors, entries: short } : shown.errors
  return (
    <Card title={w.search}>
      <form method="get" className="ui-row">
        <label className="ui-hidden" htmlFor="chercher">
          {w.find}
        </label>
        <input
          id="chercher"
          className="ui-input"
          type="search"
          name="q"
          defaultValue={page.q}
          placeholder={w.find}
        />
        <Button icon={Search}>{w.go}</Button>
      </form>
      <Form id={FORM} intent="choose" idempotencyKey={idempotencyKey} {...shown} errors={errors}>
        <p className="ui-soft">{w.searchHelp}</p>
        {page.entries.length === 0 ? (
          <p>{w.nothing}</p>
        ) : (
          <Table
            caption={w.search}
            rows={page.entries}
            rowKey={(row) => row.id}
            columns={[
              {
                key: 'what',
                header: t.cols.books,
                cell: (row) => (
                  <span className="bank-label">
                    <a href={`/${hub}/argent/ecritures/${row.number}`}>{row.number}</a> {row.label}
                  </span>
                ),
              },
              { key: 'day', header: t.cols.day, nowrap: true, cell: (row) => <DayFr value={row.day} /> },
              {
                key: 'amount',
                header: t.cols.amount,
                align: 'end',
                nowrap: true,
                fold: 'line',
                cell: (row) => <Amount value={row.amount} sign />,
              },
              {
                key: 'pick',
                header: '',
                paper: false,
                fold: 'side',
                align: 'end',
                cell: (row) => box('entries', row.id, row.label),
              },
            ]}
          />
        )}
        {page.others.length > 0 && (
          <details open={Boolean(sent?.values.lines)}>
            <summary>{w.with}</summary>
            <p className="ui-soft">{w.withHelp}</p>
            <Table
              caption={w.with}
              rows={page.others}
              rowKey={(row) => row.id}
              columns={[
                {
                  key: 'what',
                  header: t.cols.bank,
                  cell: (row) => <span className="bank-label">{row.label}</span>,
                },
                { key: 'day', header: t.cols.day, nowrap: true, cell: (row) => <DayFr value={row.day} /> },
                {
                  key: 'amount',
                  header: t.cols.amount,
                  align: 'end',
                  nowrap: true,
                  fold: 'line',
                  cell: (row) => <Amount value={row.amount} sign />,
                },
                {
                  key: 'pick',
                  header: '',
                  paper: false,
                  fold: 'side',
                  align: 'end',
                  cell: (row) => box('lines', row.id, row.label),
                },
              ]}
            />
          </details>
        )}
        <Field type="checkbox" name="fee" label={w.fee} />
        <FormActions>
          <Button>{w.together}</Button>
        </FormActions>
      </Form>
    </Card>
  )
}
