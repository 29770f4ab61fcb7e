import type { GiftReceipt } from '#modules/certificates/gifts/store.server.ts'
import { en } from '#modules/certificates/messages.en.ts'
import { fr } from '#modules/certificates/messages.fr.ts'
import { Amount } from '#ui/Amount.tsx'
import { DayFr } from '#ui/DayFr.tsx'
import { useWords } from '#ui/language.tsx'
import { Status } from '#ui/Status.tsx'
import { Table } from '#ui/Table.tsx'

/** Every receipt of a year, cancelled ones too, newest first. */
export function Register({
  rows,
  base,
  next,
}: {
  rows: readonly GiftReceipt[]
  base: string
  next: string | null
}) {
  const t = useWords({ fr, en })
  const w = t.gifts
  return (
    <Table
      caption={w.register}
      rows={rows}
      rowKey={(row) => row.id}
      pager={next ? { next } : undefined}
      empty={<p className="ui-soft">{w.registerEmpty}</p>}
      columns={[
        {
          key: 'number',
          header: t.columns.number,
          cell: (row) => <a href={`${base}/${row.number}`}>{row.number}</a>,
          nowrap: true,
        },
        { key: 'who', header: t.columns.who, cell: (row) => row.donorName, fold: 'line' },
        { key: 'day', header: t.columns.day, cell: (row) => <DayFr value={row.issuedOn} />, fold: 'line' },
        {
          key: 'state',
          header: t.columns.state,
          cell: (row) =>
            row.cancelledAt ? (
              <>
                <Status tone="danger">{w.cancelledMark}</Status>{' '}
                <span className="ui-soft">{row.cancelledWhy}</span>
              </>
            ) : (
              w.forms[row.form]
            ),
          fold: 'line',
        },
        {
          key: 'amount',
          header: t.columns.amount,
          cell: (row) => <Amount value={row.amount} />,
          align: 'end',
        },
      ]}
    />
  )
}
