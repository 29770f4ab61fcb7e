import { en } from '#modules/bank/messages.bank.en.ts'
import { fr } from '#modules/bank/messages.bank.fr.ts'
import { Amount } from '#ui/Amount.tsx'
import { Card } from '#ui/Card.tsx'
import { DateTimeFr } from '#ui/DayFr.tsx'
import { formatDay } from '#ui/dates.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { formatNumber } from '#ui/format.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Table } from '#ui/Table.tsx'
import type { ImportPage } from './query.server.ts'

/** The files taken in before, the newest first. */
export function PastStatements({ past }: { past: ImportPage['past'] }) {
  const t = useWords({ fr, en })
  const w = t.take
  const locale = useLocale()
  return (
    <Card title={w.past}>
      <Table
        caption={w.past}
        rows={past}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'period',
            header: w.cols.period,
            cell: (row) => w.from(formatDay(row.fromDay, locale), formatDay(row.toDay, locale)),
          },
          {
            key: 'name',
            header: w.cols.name,
            cell: (row) => <span className="bank-label">{`${row.name} (${w.sources[row.source]})`}</span>,
          },
          {
            key: 'at',
            header: w.cols.at,
            fold: 'hide',
            nowrap: true,
            cell: (row) => <DateTimeFr value={row.at} />,
          },
          {
            key: 'lines',
            header: w.cols.lines,
            align: 'end',
            foldLabel: true,
            fold: 'line',
            cell: (row) => formatNumber(row.lines, locale),
          },
          {
            key: 'balance',
            header: w.cols.balance,
            align: 'end',
            nowrap: true,
            cell: (row) =>
              row.closingBalance === null ? (
                <span className="ui-soft">—</span>
              ) : (
                <Amount value={row.closingBalance} />
              ),
          },
        ]}
        empty={<EmptyState title={w.pastNone}>{w.pastText}</EmptyState>}
      />
    </Card>
  )
}
