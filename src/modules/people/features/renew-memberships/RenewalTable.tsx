import type { ReactNode } from 'react'
import { type Day, daysBetween } from '#kit/day.ts'
import { en } from '#modules/people/messages.en.ts'
import { fr } from '#modules/people/messages.fr.ts'
import type { Renewal } from '#modules/people/renewal-store.server.ts'
import { fullName, showPhone } from '#modules/people/rules/names.ts'
import { wayToWrite } from '#modules/people/rules/reach.ts'
import { pagerOf } from '#platform/lists/address.ts'
import { DateTimeFr, DayFr } from '#ui/DayFr.tsx'
import { useWords } from '#ui/language.tsx'
import { Status } from '#ui/Status.tsx'
import { Table } from '#ui/Table.tsx'
import type { RenewalList } from './query.server.ts'

type Shown = Omit<Renewal, 'person'> & { person: Omit<Renewal['person'], 'search'> }
type Props = {
  list: Omit<RenewalList, 'rows'> & { rows: readonly Shown[] }
  /** `/quartier/personnes` */
  people: string
  /** The filters in force, to come back to. */
  search: string
  today: Day
  mayWrite: boolean
  empty: ReactNode
}

export function RenewalTable({ list, people, search, today, mayWrite, empty }: Props) {
  const t = useWords({ fr, en })
  const w = t.renewal
  const reach = ({ person }: Shown) => {
    const way = wayToWrite(person)
    if (!way) return w.inPerson
    const contact =
      way === 'email' ? person.email : way === 'post' ? person.city : showPhone(person.phone ?? '')
    return `${t.reach.ways[way]} : ${contact}`
  }
  return (
    <Table
      caption={w.title}
      rows={list.rows}
      rowKey={(row) => row.id}
      rowHref={(row) => `${people}/${row.person.id}`}
      selection={{
        id: 'ticked',
        label: (row) => fullName(row.person),
        verbs: [
          ...(mayWrite
            ? [
                { intent: 'tell', label: w.tell, action: `${people}/adhesions/prevenir?${search}` },
                { intent: 'told', label: w.mark },
              ]
            : []),
          { intent: 'export', label: w.export },
        ],
      }}
      columns={[
        { key: 'who', header: w.columns.who, cell: (row) => fullName(row.person) },
        {
          key: 'ends',
          header: w.columns.ends,
          cell: ({ endsOn }) => {
            const days = daysBetween(today, endsOn)
            return (
              <>
                <DayFr value={endsOn} />{' '}
                <Status tone={days < 0 ? 'warn' : 'info'}>{days < 0 ? w.past(-days) : w.left(days)}</Status>
              </>
            )
          },
        },
        { key: 'reach', header: w.columns.reach, cell: reach },
        {
          key: 'told',
          header: w.columns.told,
          cell: (row) => row.toldAt && <DateTimeFr value={row.toldAt} />,
          foldLabel: true,
        },
        ...(mayWrite
          ? [
              {
                key: 'renew',
                header: w.columns.renew,
                cell: (row: Shown) => (
                  <a href={`${people}/${row.person.id}/adhesion`}>
                    {w.renew}
                    <span className="ui-hidden"> : {fullName(row.person)}</span>
                  </a>
                ),
                paper: false as const,
                fold: 'side' as const,
              },
            ]
          : []),
      ]}
      pager={pagerOf(list, w.total)}
      empty={empty}
    />
  )
}
