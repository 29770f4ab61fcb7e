import type { ReactNode } from 'react'
import { dayIn } from '#kit/day.ts'
import { Amount } from '#ui/Amount.tsx'
import { DayFr } from '#ui/DayFr.tsx'
import { useLanguage, useWords } from '#ui/language.tsx'
import { type Selection, Table } from '#ui/Table.tsx'
import { en } from '../messages.en.ts'
import { fr } from '../messages.fr.ts'
import type { ListedRequest } from '../named.server.ts'
import './requests.css'
import { RequestStatus } from './RequestStatus.tsx'

type Sort = { href: string; direction?: 'asc' | 'desc' }

type Props = {
  caption: string
  rows: readonly ListedRequest[]
  /** `/quartier/demandes` */
  base: string
  sorts?: { received: Sort; due: Sort }
  selection?: Selection<ListedRequest>
  pager?: { previous?: string; next?: string; total?: ReactNode }
  empty?: ReactNode
}

/** Rows of requests, in lists and on the home page. */
export function RequestsTable({ base, sorts, ...rest }: Props) {
  const t = useWords({ fr, en })
  const { zone } = useLanguage()
  return (
    <Table
      {...rest}
      rowKey={(row) => row.id}
      rowHref={(row) => `${base}/${row.number}`}
      columns={[
        {
          key: 'what',
          header: t.columns.service,
          cell: (row) => (
            <span className="requests-service">
              {row.quantity > 1 ? `${row.serviceName} ${t.times(row.quantity)}` : row.serviceName}
              <span className="requests-number"> {row.number}</span>
            </span>
          ),
        },
        { key: 'who', header: t.columns.who, cell: (row) => row.who },
        {
          key: 'state',
          header: t.columns.state,
          cell: (row) => <RequestStatus state={row.state} late={row.late} />,
        },
        {
          key: 'due',
          header: t.columns.due,
          cell: (row) => <DayFr value={row.dueOn} />,
          nowrap: true,
          foldLabel: true,
          ...(sorts && { sort: sorts.due }),
        },
        {
          key: 'received',
          header: t.columns.received,
          cell: (row) => <DayFr value={dayIn(row.receivedAt, zone)} />,
          nowrap: true,
          fold: 'hide',
          ...(sorts && { sort: sorts.received }),
        },
        { key: 'assignee', header: t.columns.assignee, cell: (row) => row.assigneeName },
        {
          key: 'price',
          header: t.columns.price,
          cell: (row) => <Amount value={row.price} />,
          align: 'end',
          fold: 'side',
        },
      ]}
    />
  )
}
