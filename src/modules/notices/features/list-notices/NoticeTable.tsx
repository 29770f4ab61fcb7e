import type { ReactNode } from 'react'
import { en } from '#modules/notices/messages.en.ts'
import { fr } from '#modules/notices/messages.fr.ts'
import { NoticeState } from '#modules/notices/ui/NoticeState.tsx'
import { showPhone } from '#modules/people/ui/phone.ts'
import { pagerOf } from '#platform/lists/address.ts'
import type { Counted, Page } from '#platform/lists/keyset.ts'
import { DateTimeFr } from '#ui/DayFr.tsx'
import { useWords } from '#ui/language.tsx'
import { Table } from '#ui/Table.tsx'
import type { NoticeLine } from './query.server.ts'

type Props = {
  list: Page<NoticeLine> & Counted
  /** `/quartier/messages` */
  base: string
  search: string
  /** The list of what a person is to tell: how to reach them matters more than where it stands. */
  toSay: boolean
  maySay: boolean
  empty: ReactNode
}

export function NoticeTable({ list, base, search, toSay, maySay, empty }: Props) {
  const w = useWords({ fr, en })
  const how = ({ way, address }: NoticeLine): ReactNode => {
    if (way === 'phone' && address)
      return (
        <>
          {w.ways.phone} : <a href={`tel:${address}`}>{showPhone(address)}</a>
        </>
      )
    if (way === 'email' || way === 'text') return w.ways[way]
    return way === 'post' ? w.how.post : w.how.person
  }
  return (
    <Table
      caption={toSay ? w.views.toSay : w.title}
      rows={list.rows}
      rowKey={(row) => row.id}
      rowHref={(row) => `${base}/${row.id}`}
      selection={{
        id: 'ticked',
        action: `${base}?${search}`,
        label: (row) => `${row.name}, ${row.subject}`,
        verbs: [
          ...(maySay ? [{ intent: 'said', label: w.said }] : []),
          ...(maySay && !toSay ? [{ intent: 'resend', label: w.resend }] : []),
          { intent: 'export', label: w.export },
        ],
      }}
      columns={[
        { key: 'who', header: w.columns.who, cell: (row) => row.name },
        { key: 'what', header: w.columns.what, cell: (row) => row.subject },
        {
          key: 'way',
          header: w.columns.way,
          cell: (row) =>
            toSay ? (
              <>
                {how(row)} {row.state === 'failed' && <NoticeState state="failed" />}
              </>
            ) : (
              w.ways[row.way]
            ),
          fold: 'line',
        },
        { key: 'at', header: w.columns.at, cell: (row) => <DateTimeFr value={row.at} />, nowrap: true },
        ...(toSay
          ? []
          : [
              {
                key: 'state',
                header: w.columns.state,
                cell: (row: NoticeLine) => <NoticeState state={row.state} />,
              },
            ]),
      ]}
      pager={pagerOf(list, w.total)}
      empty={empty}
    />
  )
}
