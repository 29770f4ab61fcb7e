import { sessionsEn as en } from '#modules/till/messages.sessions.en.ts'
import { sessionsFr as fr } from '#modules/till/messages.sessions.fr.ts'
import type { ListedSession } from '#modules/till/sessions/read.server.ts'
import { Amount } from '#ui/Amount.tsx'
import { DayFr } from '#ui/DayFr.tsx'
import { useWords } from '#ui/language.tsx'
import { Status } from '#ui/Status.tsx'
import { Table } from '#ui/Table.tsx'

type Props = {
  rows: readonly ListedSession[]
  base: string
  pager: { previous?: string; next?: string; total?: string }
}

/** Sessions, the newest first: who held the drawer, what was counted, and whether it fitted. */
export function SessionTable({ rows, base, pager }: Props) {
  const w = useWords({ fr, en }).drawers
  const c = w.columns
  return (
    <Table
      caption={w.history}
      rows={rows}
      rowKey={(row) => row.id}
      rowHref={(row) => `${base}/sessions/${row.number}`}
      pager={pager}
      columns={[
        { key: 'till', header: c.till, cell: (row) => row.till },
        { key: 'day', header: c.day, nowrap: true, cell: (row) => <DayFr value={row.day} /> },
        { key: 'number', header: c.number, nowrap: true, cell: (row) => row.number, fold: 'hide' },
        { key: 'who', header: c.who, cell: (row) => row.closedBy ?? row.openedBy },
        {
          key: 'counted',
          header: c.counted,
          align: 'end',
          nowrap: true,
          foldLabel: true,
          cell: (row) => (row.counted === null ? '—' : <Amount value={row.counted} />),
        },
        {
          key: 'gap',
          header: c.gap,
          align: 'end',
          nowrap: true,
          cell: (row) =>
            row.gap !== 0n ? (
              <Status tone="warn">
                <Amount value={row.gap} sign />
              </Status>
            ) : row.closedAt ? (
              <Status tone="success">{w.fits}</Status>
            ) : (
              <Status tone="info">{w.running}</Status>
            ),
        },
      ]}
    />
  )
}
