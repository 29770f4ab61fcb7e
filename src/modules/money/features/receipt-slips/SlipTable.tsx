import { type Cents, cents } from '#kit/money.ts'
import { taxEn as en } from '#modules/money/messages.tax.en.ts'
import { taxFr as fr } from '#modules/money/messages.tax.fr.ts'
import type { OpenSlip } from '#modules/money/tax/slips.server.ts'
import { useMeansWords } from '#modules/money/ui/MeansField.tsx'
import { Amount } from '#ui/Amount.tsx'
import { useWords } from '#ui/language.tsx'
import { Table } from '#ui/Table.tsx'

/** The lines of a slip with their total. */
export function SlipTable({ slip }: { slip: OpenSlip & { total: Cents } }) {
  const w = useWords({ fr, en }).slips
  const means = useMeansWords()
  return (
    <>
      <p className="ui-soft">{w.receipts(slip.receipts, slip.firstReceipt, slip.lastReceipt)}</p>
      <Table
        caption={w.title}
        rows={slip.lines}
        rowKey={(row) => `${row.account} ${row.means}`}
        foot={[<strong key="total">{w.total}</strong>, '', <Amount key="sum" value={slip.total} />]}
        columns={[
          { key: 'nature', header: w.nature, cell: (row) => `${row.account} · ${row.name}` },
          { key: 'means', header: w.means, cell: (row) => means[row.means], fold: 'line' },
          {
            key: 'amount',
            header: w.amount,
            cell: (row) => <Amount value={cents(BigInt(row.amount))} />,
            align: 'end',
          },
        ]}
      />
    </>
  )
}
