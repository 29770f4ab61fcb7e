import type { ReactNode } from 'react'
import type { Day } from '#kit/day.ts'
import { en } from '#modules/rounds/messages.collect.en.ts'
import { fr } from '#modules/rounds/messages.collect.fr.ts'
import type { Held, Hours, Load, Way } from '#modules/rounds/rules/errands/errand.ts'
import { useDayWords } from '#modules/rounds/ui/day-words.ts'
import { DoorCell, WhatCell } from '#modules/rounds/ui/ErrandCells.tsx'
import { HeldGoods } from '#modules/rounds/ui/HeldGoods.tsx'
import { DayFr } from '#ui/DayFr.tsx'
import { useWords } from '#ui/language.tsx'
import { Status } from '#ui/Status.tsx'
import { Table } from '#ui/Table.tsx'

type Row = {
  key: string
  number: string
  way: Way
  what: string
  whom: string
  address: string
  toAddress: string | null
  dueOn: Day
  hours: readonly Hours[]
  minutes: number
  load: Load
  isRequest: boolean
  placed: boolean
  held: Held | null
  late: boolean
  /** The hour agreed on, in minutes after midnight. */
  agreed: number | null
}
type Props = { rows: readonly Row[]; base: string; mayNote: boolean; empty: ReactNode }

/** Requests and errands that wait for a round, the oldest first. */
export function WaitingTable({ rows, base, mayNote, empty }: Props) {
  const t = useWords({ fr, en })
  const { windows, hour } = useDayWords()
  const w = t.waiting
  const c = t.columns
  const href = (row: Row) => (row.isRequest ? `${base}/demande/${row.number}` : `${base}/${row.number}`)
  return (
    <Table
      caption={w.title}
      rows={rows}
      rowKey={(row) => row.key}
      pager={{ total: w.total(rows.length) }}
      empty={empty}
      columns={[
        {
          key: 'what',
          header: c.what,
          cell: (row) => <WhatCell row={row} href={mayNote ? href(row) : undefined} />,
        },
        {
          key: 'door',
          header: c.door,
          cell: (row) => (
            <>
              <DoorCell row={row} />
              {!row.placed && <Status tone="warn">{w.unplacedOne}</Status>}
              {row.held && <HeldGoods held={row.held} />}
            </>
          ),
        },
        {
          key: 'hours',
          header: c.hours,
          cell: (row) => (row.agreed !== null ? w.agreed(hour(row.agreed)) : windows(row.hours) || t.anyTime),
        },
        {
          key: 'load',
          header: c.load,
          fold: 'hide',
          cell: (row) =>
            [t.minutes(row.minutes), t.load(row.load.kg, row.load.crates)].filter(Boolean).join(', '),
        },
        {
          key: 'due',
          header: c.due,
          nowrap: true,
          cell: (row) => (
            <>
              <DayFr value={row.dueOn} />
              {row.late && (
                <div>
                  <Status tone="warn">{t.late}</Status>
                </div>
              )}
            </>
          ),
        },
      ]}
    />
  )
}
