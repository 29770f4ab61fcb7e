import type { ReactNode } from 'react'
import type { Day } from '#kit/day.ts'
import type { Cents } from '#kit/money.ts'
import { pagerOf } from '#platform/lists/address.ts'
import type { Counted, Page } from '#platform/lists/keyset.ts'
import { Amount } from '#ui/Amount.tsx'
import { DayFr } from '#ui/DayFr.tsx'
import { Table } from '#ui/Table.tsx'
import type { RunState } from '../rules/runs.ts'
import { RunStatus } from './SepaStatus.tsx'

type Run = { id: string; number: string; state: RunState; day: Day; count: number; amount: Cents }
type Props = {
  list: Page<Run> & Counted
  base: string
  words: {
    title: string
    columns: { number: string; day: string; count: string; amount: string; state: string }
    lines: (n: number) => string
    count: (n: number) => string
  }
  /** Transfers out, whose states read otherwise. */
  out?: boolean
  empty: ReactNode
}

/** Runs of debits or transfers, the latest first. */
export function RunTable({ list, base, words, out = false, empty }: Props) {
  const w = words.columns
  return (
    <Table
      caption={words.title}
      rows={list.rows}
      rowKey={(row) => row.id}
      rowHref={(row) => `${base}/${row.number}`}
      columns={[
        { key: 'day', header: w.day, nowrap: true, cell: (row) => <DayFr value={row.day} /> },
        { key: 'state', header: w.state, cell: (row) => <RunStatus state={row.state} out={out} /> },
        { key: 'count', header: w.count, cell: (row) => words.lines(row.count) },
        { key: 'number', header: w.number, nowrap: true, cell: (row) => row.number },
        {
          key: 'amount',
          header: w.amount,
          align: 'end',
          nowrap: true,
          cell: (row) => <Amount value={row.amount} />,
        },
      ]}
      pager={pagerOf(list, words.count)}
      empty={empty}
    />
  )
}
