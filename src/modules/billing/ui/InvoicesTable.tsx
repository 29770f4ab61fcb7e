import type { ReactNode } from 'react'
import { zero } from '#kit/money.ts'
import { Amount } from '#ui/Amount.tsx'
import { DayFr } from '#ui/DayFr.tsx'
import { useWords } from '#ui/language.tsx'
import { Table } from '#ui/Table.tsx'
import { en } from '../messages.invoices.en.ts'
import { fr } from '../messages.invoices.fr.ts'
import type { InvoiceOnList } from '../read.server.ts'
import { InvoiceStateWord } from './InvoiceStateWord.tsx'

type Props = { caption: string; rows: readonly InvoiceOnList[]; base: string; empty: ReactNode }

/** The documents of one client. */
export function InvoicesTable({ caption, rows, base, empty }: Props) {
  const t = useWords({ fr, en })
  return (
    <Table
      caption={caption}
      rows={rows}
      rowKey={(row) => row.id}
      rowHref={(row) => `${base}/${row.number}`}
      empty={empty}
      columns={[
        { key: 'number', header: t.columns.number, cell: (row) => row.number, nowrap: true },
        { key: 'day', header: t.columns.day, cell: (row) => <DayFr value={row.day} />, nowrap: true },
        {
          key: 'state',
          header: t.columns.state,
          nowrap: true,
          cell: (row) => <InvoiceStateWord state={row.state} />,
        },
        {
          key: 'left',
          header: t.columns.left,
          align: 'end',
          nowrap: true,
          fold: 'hide',
          cell: (row) => (row.left > zero ? <Amount value={row.left} /> : <span className="ui-soft">—</span>),
        },
        {
          key: 'total',
          header: t.columns.total,
          align: 'end',
          nowrap: true,
          cell: (row) => <Amount value={row.total} />,
        },
      ]}
    />
  )
}
