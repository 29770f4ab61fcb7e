import type { ReactNode } from 'react'
import type { Day } from '#kit/day.ts'
import { formatDay } from '#ui/dates.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Status } from '#ui/Status.tsx'
import { Table } from '#ui/Table.tsx'
import type { ProxyAround } from '../household-store.server.ts'
import { en } from '../messages.en.ts'
import { fr } from '../messages.fr.ts'
import { holdsOn } from '../rules/households.ts'
import { fullName } from '../rules/names.ts'

type Props = {
  caption: string
  lines: readonly ProxyAround[]
  /** Whose name stands in the line: who acts, or for whom. */
  of: 'actor' | 'person'
  today: Day
  /** `/quartier` */
  hub: string
  /** What can be done with a line that holds. */
  verb?: (line: ProxyAround) => ReactNode
}

export function ProxyTable({ caption, lines, of, today, hub, verb }: Props) {
  const w = useWords({ fr, en }).home
  const locale = useLocale()
  const state = ({ proxy }: ProxyAround) =>
    holdsOn(proxy, today) ? (
      <Status tone="success">{w.holds}</Status>
    ) : proxy.endedAt === null && proxy.from > today ? (
      <Status tone="info">{w.future}</Status>
    ) : (
      <Status>{w.ended}</Status>
    )
  return (
    <Table
      caption={caption}
      rows={lines}
      rowKey={({ proxy }) => proxy.id}
      rowHref={(line) => `${hub}/personnes/${line[of].id}`}
      columns={[
        { key: 'who', header: w.columns.who, cell: (line) => fullName(line[of]) },
        { key: 'title', header: w.columns.title, cell: ({ proxy }) => w.kinds[proxy.kind] },
        {
          key: 'may',
          header: w.columns.may,
          cell: ({ proxy }) => proxy.powers.map((power) => w.power[power]).join(', '),
        },
        {
          key: 'when',
          header: w.columns.when,
          cell: ({ proxy: { from, until } }) =>
            until
              ? w.between(formatDay(from, locale), formatDay(until, locale))
              : w.since(formatDay(from, locale)),
        },
        { key: 'paper', header: w.columns.paper, cell: ({ proxy }) => proxy.paper },
        { key: 'state', header: w.columns.state, cell: state, fold: 'side' },
        ...(verb
          ? [
              {
                key: 'verb',
                header: w.change,
                cell: (line: ProxyAround) => line.proxy.endedAt === null && verb(line),
                paper: false as const,
                fold: 'line' as const,
              },
            ]
          : []),
      ]}
    />
  )
}
