import type { ReactNode } from 'react'
import type { Day } from '#kit/day.ts'
import { en } from '#modules/people/messages.en.ts'
import { fr } from '#modules/people/messages.fr.ts'
import { fullName, showPhone } from '#modules/people/rules/names.ts'
import { pagerOf } from '#platform/lists/address.ts'
import { useWords } from '#ui/language.tsx'
import { Status } from '#ui/Status.tsx'
import { Table } from '#ui/Table.tsx'
import type { ListedPerson, PeopleList } from './query.server.ts'

type Props = {
  list: Pick<PeopleList, 'previous' | 'next' | 'filter' | 'total' | 'capped'> & {
    rows: readonly ListedPerson[]
  }
  base: string
  today: Day
  sortHref: string
  mayWrite: boolean
  empty: ReactNode
}

export function PeopleTable({ list, base, today, sortHref, mayWrite, empty }: Props) {
  const t = useWords({ fr, en })
  const verbs = [
    ...(mayWrite && !list.filter.left
      ? (['volunteer', 'ambassador'] as const).map((intent) => ({
          intent,
          label: t.bulk[intent],
        }))
      : []),
    ...(mayWrite && !list.filter.left ? [{ intent: 'cards', label: t.card.title }] : []),
    { intent: 'export', label: t.bulk.export },
  ]
  return (
    <Table
      caption={t.title}
      rows={list.rows}
      rowKey={(row) => row.id}
      rowHref={(row) => `${base}/${row.id}`}
      selection={{ id: 'ticked', label: fullName, verbs }}
      columns={[
        {
          key: 'name',
          header: t.columns.name,
          cell: (row) => `${row.lastName} ${row.firstName}`,
          sort: { href: sortHref, direction: list.filter.descending ? 'desc' : 'asc' },
        },
        { key: 'segment', header: t.columns.segment, cell: (row) => t.segments[row.segment], nowrap: true },
        {
          key: 'roles',
          header: t.columns.roles,
          cell: (row) =>
            row.roles
              .filter((role) => role !== 'member')
              .map((role) => t.roles[role])
              .join(', '),
        },
        {
          key: 'membership',
          header: t.columns.membership,
          fold: 'side',
          cell: ({ memberUntil }) =>
            memberUntil &&
            (memberUntil < today ? (
              <Status>{t.person.memberEnded}</Status>
            ) : (
              <Status tone="success">{t.person.memberNow}</Status>
            )),
        },
        { key: 'city', header: t.columns.city, cell: (row) => row.city, fold: 'hide' },
        {
          key: 'phone',
          header: t.columns.phone,
          cell: (row) => row.phone && showPhone(row.phone),
          nowrap: true,
          fold: 'line',
        },
      ]}
      pager={pagerOf(list, t.total)}
      empty={empty}
    />
  )
}
