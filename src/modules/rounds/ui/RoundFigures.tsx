import { type Cents, minus, proportion } from '#kit/money.ts'
import type { RoundView } from '#modules/rounds/rules/day/day-plan.ts'
import type { RoundFigures as Figures } from '#modules/rounds/rules/figures/figures.ts'
import { useDayWords } from '#modules/rounds/ui/day-words.ts'
import { type Column, Table } from '#ui/Table.tsx'

type Props = {
  round: RoundView
  money: boolean
  /** Its title is that of the card it stands in. */
  inCard?: boolean
}

const marginOf = ({ revenue, cost }: Figures): Cents => minus(revenue, cost)

/** What a round was to be and what it was, line by line, with the gap between the two. */
export function RoundFigures({ round, money, inCard }: Props) {
  const { t, km, long, euros } = useDayWords()
  const { planned, driven } = round
  if (!planned || (round.stops.length === 0 && !driven)) return null
  const signed = (amount: Cents) => (amount > 0n ? `+${euros(amount)}` : euros(amount))
  const plus = (n: number, text: string) => (n > 0 ? `+${text}` : n < 0 ? `−${text}` : text)
  const r = t.show.rows
  const counted = (key: string, label: string, of: (f: Figures) => number, say: (n: number) => string) => ({
    ...{ key, label, planned: say(of(planned)), driven: driven && say(of(driven)) },
    gap: driven && plus(of(driven) - of(planned), say(Math.abs(of(driven) - of(planned)))),
  })
  const paid = (key: string, label: string, of: (f: Figures) => Cents | null) => {
    const [was, is] = [of(planned), driven && of(driven)]
    return {
      ...{ key, label, planned: was === null ? '–' : euros(was) },
      driven: is === null ? null : euros(is),
      gap: is === null || was === null ? null : signed(minus(is, was)),
    }
  }
  const rows = [
    counted('stops', r.stops, (f) => f.stops, String),
    counted('km', r.km, (f) => f.metres, km),
    counted('time', r.time, (f) => f.seconds, long),
    ...(money
      ? [
          paid('revenue', r.revenue, (f) => f.revenue),
          paid('cost', r.cost, (f) => f.cost),
          paid('margin', r.margin, marginOf),
          paid('perStop', r.perStop, (f) =>
            f.stops === 0 ? null : proportion(marginOf(f), 1n, BigInt(f.stops)),
          ),
          paid('perKm', r.perKm, (f) =>
            f.metres === 0 ? null : proportion(marginOf(f), 1000n, BigInt(f.metres)),
          ),
        ]
      : []),
    counted('saved', r.saved, (f) => Math.max(0, f.aloneMetres - f.metres), km),
  ]
  const actual: Column<(typeof rows)[number]>[] = [
    { key: 'driven', header: t.show.actual, cell: (row) => row.driven, align: 'end', foldLabel: true },
    { key: 'gap', header: t.show.gap, cell: (row) => row.gap, align: 'end', foldLabel: true },
  ]
  return (
    <div>
      <h2 className={inCard ? 'ui-card-title' : undefined}>{t.show.figures}</h2>
      <Table
        caption={t.show.table}
        rows={rows}
        rowKey={(row) => row.key}
        columns={[
          { key: 'label', header: t.show.what, cell: (row) => row.label },
          {
            key: 'planned',
            header: t.show.planned,
            cell: (row) => row.planned,
            align: 'end',
            foldLabel: true,
          },
          ...(driven ? actual : []),
        ]}
      />
      {!driven && <p className="ui-soft ui-small">{t.show.notYet}</p>}
    </div>
  )
}
