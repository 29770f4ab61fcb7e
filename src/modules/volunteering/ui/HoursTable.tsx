import type { ReactNode } from 'react'
import { DayFr, Duration } from '#ui/DayFr.tsx'
import { useWords } from '#ui/language.tsx'
import { Table } from '#ui/Table.tsx'
import { en } from '../messages.en.ts'
import { fr } from '../messages.fr.ts'
import type { Activity, HourKind } from '../rules/words.ts'

type Line = {
  id: string
  name: string
  day: import('#kit/day.ts').Day
  minutes: number
  kind: HourKind
  activity: Activity
  note: string
  corrects: string | null
}

/** Lines of sheets, the latest day first. */
export function HoursTable({
  caption,
  rows,
  hub,
  names,
  mayCorrect,
  empty,
  pager,
}: {
  caption: string
  rows: readonly Line[]
  hub: string | undefined
  /** Whose they are, when they are several people's. */
  names?: boolean
  mayCorrect: boolean
  empty: ReactNode
  pager?: { previous?: string; next?: string; total?: ReactNode }
}) {
  const t = useWords({ fr, en })
  const f = t.fields
  return (
    <Table
      caption={caption}
      captionShown={!names}
      rows={rows}
      rowKey={(row) => row.id}
      pager={pager}
      empty={empty}
      columns={[
        ...(names ? [{ key: 'who', header: f.who, cell: (row: Line) => row.name }] : []),
        { key: 'day', header: f.day, nowrap: true, cell: (row) => <DayFr value={row.day} /> },
        {
          key: 'activity',
          header: f.activity,
          cell: (row) => (
            <>
              {t.activities[row.activity]}
              {row.note && <span className="ui-soft ui-small"> · {row.note}</span>}
            </>
          ),
        },
        { key: 'kind', header: f.kind, cell: (row) => t.kinds[row.kind] },
        {
          key: 'minutes',
          header: f.minutes,
          align: 'end',
          nowrap: true,
          fold: 'side',
          cell: (row) => (
            <strong>
              <Duration minutes={row.minutes} />
            </strong>
          ),
        },
        ...(mayCorrect
          ? [
              {
                key: 'correct',
                header: t.correct,
                paper: false,
                fold: 'line' as const,
                cell: (row: Line) => (
                  <a href={`/${hub}/heures/${row.id}`}>
                    {t.correct}
                    <span className="ui-hidden"> : {row.day}</span>
                  </a>
                ),
              },
            ]
          : []),
      ]}
    />
  )
}
