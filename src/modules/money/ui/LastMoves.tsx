import { Amount } from '#ui/Amount.tsx'
import { Card } from '#ui/Card.tsx'
import { DayFr } from '#ui/DayFr.tsx'
import { useWords } from '#ui/language.tsx'
import { Table } from '#ui/Table.tsx'
import { en } from '../messages.en.ts'
import { fr } from '../messages.fr.ts'
import { signedAmount } from '../rules/kinds.ts'
import type { MoneyYear } from '../year.server.ts'

/** The last payments and the last operations, each a step from its paper. */
export function LastMoves({ hub, home }: { hub: string; home: MoneyYear }) {
  const t = useWords({ fr, en })
  const w = t.home
  const base = `/${hub}/argent`
  return (
    <div className="money-two money-even">
      <Card title={w.lastPayments} aside={<a href={`${base}/paiements`}>{w.all}</a>}>
        <Table
          caption={w.lastPayments}
          rows={home.payments}
          rowKey={(row) => row.id}
          rowHref={(row) => `${base}/recus/${row.number}`}
          columns={[
            { key: 'who', header: t.columns.who, cell: (row) => row.payerName },
            { key: 'day', header: t.columns.day, nowrap: true, cell: (row) => <DayFr value={row.day} /> },
            {
              key: 'amount',
              header: t.columns.amount,
              align: 'end',
              nowrap: true,
              cell: (row) => <Amount value={row.amount} />,
            },
          ]}
          empty={<p>{w.none}</p>}
        />
      </Card>
      <Card title={w.lastOperations} aside={<a href={`${base}/operations`}>{w.all}</a>}>
        <Table
          caption={w.lastOperations}
          rows={home.operations}
          rowKey={(row) => row.id}
          rowHref={(row) => `${base}/ecritures/${row.number}`}
          columns={[
            { key: 'what', header: t.columns.what, cell: (row) => row.label },
            { key: 'day', header: t.columns.day, nowrap: true, cell: (row) => <DayFr value={row.day} /> },
            {
              key: 'amount',
              header: t.columns.amount,
              align: 'end',
              nowrap: true,
              cell: (row) => <Amount value={signedAmount(row)} sign={row.means !== null} />,
            },
          ]}
          empty={<p>{w.none}</p>}
        />
      </Card>
    </div>
  )
}
