import { DayFr } from '#ui/DayFr.tsx'
import { Table } from '#ui/Table.tsx'
import type { ReviewedRound } from './query.server.ts'
import { useReviewWords } from './words.ts'

/** Rounds with what they left; each leads to its own page. */
export function RoundTable(props: { caption: string; rounds: readonly ReviewedRound[]; base: string }) {
  const { w, euros, km, modes } = useReviewWords()
  const c = w.columns
  return (
    <Table
      caption={props.caption}
      rows={props.rounds}
      rowKey={(round) => round.id}
      rowHref={(round) => `${props.base}/${round.number}`}
      columns={[
        { key: 'name', header: c.round, cell: (round) => round.name },
        { key: 'day', header: c.day, cell: (round) => <DayFr value={round.day} />, nowrap: true },
        {
          key: 'who',
          header: c.who,
          cell: (round) => [round.who, round.vehicle || modes[round.mode]].filter((word) => word).join(' · '),
          fold: 'line',
        },
        { key: 'stops', header: c.stops, cell: (round) => w.stops(round.stops), align: 'end', nowrap: true },
        { key: 'km', header: c.km, cell: (round) => km(round.metres), align: 'end', nowrap: true },
        {
          key: 'planned',
          header: c.planned,
          cell: (round) => euros(round.plannedMargin),
          ...{ align: 'end', nowrap: true, fold: 'line', foldLabel: true },
        },
        {
          key: 'margin',
          header: c.actual,
          cell: (round) => <strong>{euros(round.margin)}</strong>,
          ...{ align: 'end', nowrap: true },
        },
      ]}
    />
  )
}
