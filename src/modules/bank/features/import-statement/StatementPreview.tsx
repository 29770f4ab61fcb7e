import type { BankAccount } from '#modules/bank/accounts.server.ts'
import { en } from '#modules/bank/messages.bank.en.ts'
import { fr } from '#modules/bank/messages.bank.fr.ts'
import type { CsvLayout } from '#modules/bank/rules/layout.ts'
import { Amount } from '#ui/Amount.tsx'
import { Button } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { DayFr } from '#ui/DayFr.tsx'
import { DefinitionList } from '#ui/DefinitionList.tsx'
import { formatDay } from '#ui/dates.ts'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { formatEuros } from '#ui/format.ts'
import { Check } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Table } from '#ui/Table.tsx'
import type { Preview } from './query.server.ts'

type Props = { preview: Preview; account: Pick<BankAccount, 'startsOn'>; idempotencyKey: string }

/** What the waiting file says, before anything of it is taken in. */
export function StatementPreview({ preview, account, idempotencyKey }: Props) {
  const t = useWords({ fr, en })
  const w = t.take
  const locale = useLocale()
  const { fresh, known, before, from, to, opening, closing, sum, gap } = preview
  const figures = [
    ...(from && to
      ? [{ term: w.cols.period, value: w.from(formatDay(from, locale), formatDay(to, locale)) }]
      : []),
    ...(opening === null ? [] : [{ term: w.opening, value: <Amount key="o" value={opening} /> }]),
    { term: w.sum, value: <Amount key="s" value={sum} sign /> },
    ...(closing === null ? [] : [{ term: w.closing, value: <Amount key="c" value={closing} /> }]),
  ]
  return (
    <Card title={w.waitsTitle(preview.name)}>
      {fresh > 0 && <DefinitionList items={figures} />}
      {preview.follows && <p className="ui-soft">{w.follows}</p>}
      {gap !== null && opening !== null && (
        <Notice tone="warn" live={false}>
          {w.gap(formatEuros(opening, locale), formatEuros(gap, locale))}
        </Notice>
      )}
      {known > 0 && <Notice live={false}>{fresh === 0 ? w.nothing : w.known(known)}</Notice>}
      {before > 0 && <p className="ui-soft">{w.before(before, formatDay(account.startsOn, locale))}</p>}
      {fresh > 0 && (
        <Table
          caption={fresh > preview.last.length ? w.previewSome(preview.last.length) : w.preview}
          captionShown
          rows={preview.last}
          rowKey={(row) => row.key}
          columns={[
            {
              key: 'label',
              header: w.cols.label,
              cell: (row) => <span className="bank-label">{row.label}</span>,
            },
            { key: 'day', header: w.cols.day, nowrap: true, cell: (row) => <DayFr value={row.day} /> },
            {
              key: 'amount',
              header: w.cols.amount,
              align: 'end',
              nowrap: true,
              cell: (row) => <Amount value={row.amount} sign />,
            },
          ]}
        />
      )}
      <form method="post" className="ui-form-actions">
        <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
        {fresh > 0 && (
          <Button tone="primary" name="intent" value="take" icon={Check}>
            {w.ok(fresh)}
          </Button>
        )}
        <Button name="intent" value="forget">
          {w.forget}
        </Button>
      </form>
    </Card>
  )
}

type ColumnsProps = {
  sheet: readonly (readonly string[])[]
  layout: CsvLayout | null
  open: boolean
  error: string | undefined
}

const COLUMNS = ['day', 'label', 'amount', 'debit', 'credit', 'balance'] as const
const NEEDED: ReadonlySet<string> = new Set(['day', 'label'])

/** What the columns of a CSV hold, said by a person when the file does not say it well enough. */
export function ColumnsForm({ sheet, layout, open, error }: ColumnsProps) {
  const t = useWords({ fr, en })
  const w = t.take
  const width = Math.max(1, ...sheet.map((row) => row.length))
  const letters = Array.from({ length: width }, (_, at) => String.fromCharCode(65 + (at % 26)))
  const named = (at: number) => {
    const head = layout && layout.head >= 0 ? sheet[layout.head]?.[at] : undefined
    return `${letters[at]}${head ? ` · ${head}` : ''}`
  }
  const options = letters.map((_, at) => ({ value: String(at), label: named(at) }))
  const value = (column: (typeof COLUMNS)[number]): string => {
    const at = column === 'label' ? layout?.label[0] : layout?.[column]
    return at === undefined || at === null ? '' : String(at)
  }
  return (
    <details className="ui-card" open={open}>
      <summary>{open ? w.columnsTitle : w.columnsChange}</summary>
      <div className="bank-sheet">
        <table>
          <thead>
            <tr>
              <td />
              {letters.map((letter) => (
                <th key={letter} scope="col">
                  {letter}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sheet.map((row, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows of a file are known by their place alone
              <tr key={i}>
                <th scope="row">{i + 1}</th>
                {letters.map((letter, at) => (
                  <td key={letter}>{row[at]}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Form id="colonnes" intent="columns" error={error}>
        <p className="ui-soft">{w.columnsHelp}</p>
        <div className="ui-grid bank-columns">
          <Field
            type="select"
            name="head"
            label={w.columns.head}
            value={String(layout?.head ?? 0)}
            blank={false}
            options={[
              { value: '-1', label: w.columns.noHead },
              ...sheet.map((row, i) => ({
                value: String(i),
                label: w.columns.row(i + 1, row.filter(Boolean).join(', ').slice(0, 40)),
              })),
            ]}
          />
          {COLUMNS.map((column) => (
            <Field
              key={column}
              type="select"
              name={column}
              label={w.columns[column]}
              value={value(column)}
              optional={!NEEDED.has(column)}
              blank={NEEDED.has(column) ? undefined : w.columns.none}
              options={options}
            />
          ))}
          <Field
            type="select"
            name="dayOrder"
            label={w.columns.dayOrder}
            value={layout?.dayOrder ?? 'dmy'}
            blank={false}
            options={(['dmy', 'mdy', 'ymd'] as const).map((order) => ({
              value: order,
              label: w.columns.orders[order],
            }))}
          />
        </div>
        <FormActions>
          <Button>{w.columns.read}</Button>
        </FormActions>
      </Form>
    </details>
  )
}
