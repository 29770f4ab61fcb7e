import type { ReactNode } from 'react'
import { en } from '#modules/rounds/messages.collect.en.ts'
import { fr } from '#modules/rounds/messages.collect.fr.ts'
import { useDayWords } from '#modules/rounds/ui/day-words.ts'
import { DoorCell, WhatCell } from '#modules/rounds/ui/ErrandCells.tsx'
import { HeldGoods } from '#modules/rounds/ui/HeldGoods.tsx'
import { listHref } from '#platform/lists/address.ts'
import { DayFr } from '#ui/DayFr.tsx'
import { useWords } from '#ui/language.tsx'
import { Status } from '#ui/Status.tsx'
import { Table } from '#ui/Table.tsx'
import type { ListedErrand } from './query.server.ts'

type Props = {
  rows: readonly ListedErrand[]
  base: string
  hub: string | undefined
  search: string
  ascending: boolean
  mayNote: boolean
  idempotencyKey: string
  pager: { previous?: string; next?: string; total?: ReactNode }
  empty: ReactNode
}

/** The errands of a list: what, for whom, where, when, and where each stands. */
export function ErrandTable(props: Props) {
  const t = useWords({ fr, en })
  const { windows } = useDayWords()
  const w = t.errands
  const c = t.columns
  const { rows, base, search, ascending, mayNote } = props
  return (
    <Table
      caption={w.title}
      rows={rows}
      rowKey={(row) => row.id}
      {...(mayNote && {
        selection: {
          id: 'ensemble',
          action: `?${search}`,
          idempotencyKey: props.idempotencyKey,
          label: (row: ListedErrand) => w.select(row.number),
          verbs: [
            { label: w.tomorrow, intent: 'tomorrow' },
            { label: w.otherDay, intent: 'pick' },
            { label: w.drop, intent: 'drop' },
          ],
        },
      })}
      pager={props.pager}
      empty={props.empty}
      columns={[
        {
          key: 'what',
          header: c.what,
          cell: (row) => <WhatCell row={row} href={mayNote ? `${base}/${row.number}` : undefined} />,
        },
        {
          key: 'day',
          header: c.day,
          nowrap: true,
          sort: {
            href: listHref(search, { tri: ascending ? null : 'jour' }),
            direction: ascending ? 'asc' : 'desc',
          },
          cell: (row) => <DayFr value={row.day} />,
        },
        { key: 'door', header: c.door, cell: (row) => <DoorCell row={row} /> },
        { key: 'hours', header: c.hours, fold: 'hide', cell: (row) => windows(row.hours) || t.anyTime },
        {
          key: 'load',
          header: c.load,
          fold: 'hide',
          nowrap: true,
          cell: (row) => t.load(row.kg, row.crates),
        },
        {
          key: 'state',
          header: c.state,
          cell: (row) => (
            <>
              {row.standing ? (
                <a href={`/${props.hub}/tournees/${row.standing}`}>{t.inRound(row.standing)}</a>
              ) : row.late ? (
                <Status tone="warn">{t.late}</Status>
              ) : (
                <Status tone={row.state === 'done' ? 'success' : 'neutral'}>{t.states[row.state]}</Status>
              )}
              {row.held && (
                <div>
                  <HeldGoods held={row.held} />
                </div>
              )}
            </>
          ),
        },
      ]}
    />
  )
}
