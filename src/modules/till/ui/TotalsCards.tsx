import { cents } from '#kit/money.ts'
import { useMeansWords } from '#modules/money/ui/MeansField.tsx'
import { Amount } from '#ui/Amount.tsx'
import { Card } from '#ui/Card.tsx'
import { useWords } from '#ui/language.tsx'
import { Table } from '#ui/Table.tsx'
import { closingsEn as en } from '../messages.closings.en.ts'
import { closingsFr as fr } from '../messages.closings.fr.ts'
import type { Totals } from '../rules/closings.ts'
import { MeansTable } from './MeansTable.tsx'

/** What was received, by means and by rate of VAT. */
export function TotalsCards({ totals }: { totals: Totals }) {
  const w = useWords({ fr, en }).z
  const means: Record<string, string> = useMeansWords()
  return (
    <>
      <Card title={w.means}>
        <MeansTable
          caption={w.means}
          rows={totals.means.map((one) => ({
            ...one,
            name: means[one.means] ?? one.means,
            amount: cents(BigInt(one.cents)),
          }))}
          nothing={w.nothing}
        />
      </Card>
      {totals.vat.some((one) => one.rate !== null) && (
        <Card title={w.vat}>
          <Table
            caption={w.vat}
            rows={totals.vat}
            rowKey={(row) => String(row.rate)}
            columns={[
              {
                key: 'rate',
                header: w.vatColumns.rate,
                cell: (row) => (row.rate === null ? w.noVat : w.rate(row.rate)),
              },
              {
                key: 'amount',
                header: w.vatColumns.amount,
                align: 'end',
                nowrap: true,
                foldLabel: true,
                cell: (row) => <Amount value={cents(BigInt(row.cents))} />,
              },
              {
                key: 'tax',
                header: w.vatColumns.tax,
                align: 'end',
                nowrap: true,
                foldLabel: true,
                cell: (row) => <Amount value={cents(BigInt(row.tax))} />,
              },
            ]}
          />
        </Card>
      )}
    </>
  )
}
