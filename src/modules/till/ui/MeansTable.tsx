import { add, type Cents, zero } from '#kit/money.ts'
import { Amount } from '#ui/Amount.tsx'
import { useWords } from '#ui/language.tsx'
import { Table } from '#ui/Table.tsx'
import { sessionsEn as en } from '../messages.sessions.en.ts'
import { sessionsFr as fr } from '../messages.sessions.fr.ts'

type Row = { name: string; received: number; returned: number; amount: Cents }

/** What was received by each means, with its sum at the foot. */
export function MeansTable({
  caption,
  rows,
  nothing,
}: {
  caption: string
  rows: readonly Row[]
  nothing: string
}) {
  const w = useWords({ fr, en }).session
  const total = rows.length > 0 ? add(...rows.map((row) => row.amount)) : zero
  return (
    <Table
      caption={caption}
      rows={rows}
      rowKey={(row) => row.name}
      empty={<p className="ui-soft">{nothing}</p>}
      columns={[
        { key: 'means', header: w.means, cell: (row) => row.name },
        { key: 'many', header: w.many, align: 'end', foldLabel: true, cell: (row) => row.received },
        { key: 'back', header: w.back2, align: 'end', foldLabel: true, cell: (row) => row.returned },
        {
          key: 'amount',
          header: w.amount,
          align: 'end',
          nowrap: true,
          cell: (row) => <Amount value={row.amount} />,
        },
      ]}
      foot={[
        w.all,
        '',
        '',
        <strong key="sum">
          <Amount value={total} />
        </strong>,
      ]}
    />
  )
}
