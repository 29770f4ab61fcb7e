import type { ReactNode } from 'react'
import { cents } from '#kit/money.ts'
import { Amount, Percent } from '#ui/Amount.tsx'
import { formatMonth } from '#ui/dates.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Table } from '#ui/Table.tsx'
import { en } from '../messages.en.ts'
import { fr } from '../messages.fr.ts'
import type { FutureFacts } from '../rules/whatif/stress.ts'

type Row = { key: string; label: string; show: (facts: FutureFacts) => ReactNode }

/** The few figures of the model beside those of another future. */
export function FutureTable({ before, after, labels }: Props) {
  const w = useWords({ fr, en }).whatIf
  const locale = useLocale()
  const month = (value: FutureFacts['firstNegativeMonth'], none: string) =>
    value ? formatMonth(value, locale, true) : none
  const rows: Row[] = [
    {
      key: 'low',
      label: w.goal.facts.low,
      show: ({ lowestCash }) => (
        <>
          <Amount value={cents(lowestCash.amount)} round />
          <span className="plan-say">{formatMonth(lowestCash.month, locale, true)}</span>
        </>
      ),
    },
    {
      key: 'negative',
      label: w.goal.facts.negative,
      show: (facts) => month(facts.firstNegativeMonth, w.scenarios.never),
    },
    {
      key: 'balance',
      label: w.goal.facts.balance,
      show: (facts) => month(facts.balancedSince, w.scenarios.notYet),
    },
    {
      key: 'result',
      label: w.goal.facts.result,
      show: (facts) => <Amount value={cents(facts.result)} round />,
    },
    {
      key: 'earned',
      label: w.goal.facts.earned,
      show: ({ earnedShare }) => (earnedShare === null ? '–' : <Percent value={earnedShare} />),
    },
  ]
  return (
    <Table
      caption={labels.caption}
      rows={rows}
      rowKey={(row) => row.key}
      columns={[
        { key: 'what', header: labels.caption, cell: (row) => row.label },
        {
          key: 'before',
          header: labels.before,
          align: 'end',
          foldLabel: true,
          fold: 'line',
          cell: (row) => row.show(before),
        },
        {
          key: 'after',
          header: labels.after,
          align: 'end',
          foldLabel: true,
          fold: 'line',
          cell: (row) => <strong>{row.show(after)}</strong>,
        },
      ]}
    />
  )
}

type Props = {
  before: FutureFacts
  after: FutureFacts
  labels: { caption: string; before: string; after: string }
}
