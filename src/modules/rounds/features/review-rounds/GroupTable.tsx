import { type Pair, ratiosOf, type Sums } from '#modules/rounds/rules/figures/review.ts'
import { Table } from '#ui/Table.tsx'
import { type Asked, reviewQuery } from './address.ts'
import type { Group } from './query.server.ts'
import { useReviewWords } from './words.ts'

type Props = { groups: readonly Group[]; total: Sums; asked: Asked; base: string }

/** On a phone: the margin at the side, the least under it; the rest is for a larger screen. */
const FOLDS: Record<string, { fold: 'side' | 'line' | 'hide'; foldLabel?: boolean }> = {
  rounds: { fold: 'line' },
  margin: { fold: 'side' },
  perRound: { fold: 'hide' },
  perStop: { fold: 'line', foldLabel: true },
  perKm: { fold: 'hide' },
  onTime: { fold: 'line', foldLabel: true },
  saved: { fold: 'hide' },
}

/** Every figure of each group, as it was and as it was planned; each group leads to its rounds. */
export function GroupTable({ groups, total, asked, base }: Props) {
  const { w, euros, percent, km, kilos, mondayOf, labelOf } = useReviewWords()
  const c = w.columns
  const pair = ({ actual, planned }: Pair) => <TwoFigures actual={euros(actual)} planned={euros(planned)} />
  const cells = {
    rounds: (sums: Sums) => (
      <TwoLines first={w.rounds(sums.rounds)} second={`${w.stops(sums.stops)} · ${km(sums.metres)}`} />
    ),
    margin: (sums: Sums) => <TwoFigures actual={euros(sums.margin)} planned={euros(sums.plannedMargin)} />,
    perRound: (sums: Sums) => pair(ratiosOf(sums).perRound),
    perStop: (sums: Sums) => pair(ratiosOf(sums).perStop),
    perKm: (sums: Sums) => pair(ratiosOf(sums).perKm),
    onTime: (sums: Sums) => (
      <TwoLines first={percent(ratiosOf(sums).onTime)} second={w.failed(percent(ratiosOf(sums).failed))} />
    ),
    saved: (sums: Sums) => <TwoLines first={km(ratiosOf(sums).savedMetres)} second={kilos(sums.grams)} />,
  }
  const nameOf = (group: Group) =>
    asked.by === 'semaine' && group.key ? mondayOf(group) : labelOf(group, asked.by)
  const names = Object.keys(cells) as (keyof typeof cells)[]
  return (
    <Table
      caption={w.table}
      rows={groups}
      rowKey={(group) => group.key ?? ''}
      columns={[
        {
          key: 'group',
          header: w.by[asked.by],
          cell: (group) =>
            group.key === null || asked.key !== null ? (
              nameOf(group)
            ) : (
              <a href={`${base}${reviewQuery(asked, { key: group.key })}#tournees`}>{nameOf(group)}</a>
            ),
        },
        ...names.map((name) => ({
          key: name,
          header: c[name],
          cell: (group: Group) => cells[name](group),
          align: 'end' as const,
          nowrap: true,
          ...FOLDS[name],
        })),
      ]}
      foot={groups.length > 1 ? [w.total, ...names.map((name) => cells[name](total))] : undefined}
    />
  )
}

function TwoFigures({ actual, planned }: { actual: string; planned: string }) {
  const { w } = useReviewWords()
  return <TwoLines first={actual} second={w.planned(planned)} />
}

const TwoLines = ({ first, second }: { first: string; second: string }) => (
  <span className="review-two">
    <span>{first}</span> <span className="ui-soft ui-small">{second}</span>
  </span>
)
