import type { ReactNode } from 'react'
import { cents } from '#kit/money.ts'
import type { Proposal, Sums } from '#modules/rounds/day/proposal.ts'
import { en } from '#modules/rounds/messages.solve.en.ts'
import { fr } from '#modules/rounds/messages.solve.fr.ts'
import { useDayWords } from '#modules/rounds/ui/day-words.ts'
import { Amount } from '#ui/Amount.tsx'
import { Duration } from '#ui/DayFr.tsx'
import { formatNumber } from '#ui/format.ts'
import { useWords } from '#ui/language.tsx'
import { Table } from '#ui/Table.tsx'

type Figure = keyof typeof fr.figures

const FIGURES = [
  'margin',
  'revenue',
  'cost',
  'metres',
  'grams',
  'seconds',
  'stops',
  'rounds',
  'late',
] as const

/** The step each figure is written by: less than half of it is no change to tell. */
const STEP: Partial<Record<Figure, number>> = { metres: 100, grams: 100, seconds: 60 }
const same = (figure: Figure, was: number, is: number): boolean =>
  was === is || Math.abs(is - was) < (STEP[figure] ?? 1) / 2

const figureOf = (sums: Sums, figure: Figure): number =>
  figure === 'margin' ? sums.revenue - sums.cost : sums[figure]

/** The day before and after a plan, figure by figure. */
export function Comparison({ proposal: { before, after } }: { proposal: Proposal }) {
  const t = useWords({ fr, en })
  const { km, locale } = useDayWords()
  const c = t.columns
  const shown = (figure: Figure, value: number, sign = false): ReactNode => {
    const plus = sign && value > 0 ? '+' : ''
    if (figure === 'margin' || figure === 'revenue' || figure === 'cost')
      return <Amount value={cents(value)} sign={sign} />
    if (figure === 'metres') return plus + km(value)
    if (figure === 'grams') return plus + t.kg(formatNumber(value / 1000, locale, 1))
    if (figure === 'seconds')
      return (
        <>
          {plus}
          <Duration minutes={value / 60} />
        </>
      )
    return plus + formatNumber(value, locale)
  }
  const rows = FIGURES.map((figure) => ({
    figure,
    was: figureOf(before, figure),
    is: figureOf(after, figure),
  })).filter(({ was, is }) => was !== 0 || is !== 0)
  return (
    <Table
      caption={t.compare}
      captionShown
      rows={rows}
      rowKey={({ figure }) => figure}
      columns={[
        { key: 'what', header: c.what, cell: ({ figure }) => t.figures[figure] },
        {
          ...{ key: 'before', header: c.before, align: 'end', nowrap: true, foldLabel: true },
          cell: ({ figure, was }) => shown(figure, was),
        },
        {
          ...{ key: 'after', header: c.after, align: 'end', nowrap: true, foldLabel: true },
          cell: ({ figure, is }) => <strong>{shown(figure, is)}</strong>,
        },
        {
          ...{ key: 'change', header: c.change, align: 'end', nowrap: true },
          cell: ({ figure, was, is }) => (same(figure, was, is) ? '=' : shown(figure, is - was, true)),
        },
      ]}
    />
  )
}
