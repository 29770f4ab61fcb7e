import type { ReactNode } from 'react'
import { figureText } from '#modules/measures/ui/figure.ts'
import type { TestList } from '#modules/trial/learning/list.server.ts'
import { en } from '#modules/trial/messages/learning.en.ts'
import { fr } from '#modules/trial/messages/learning.fr.ts'
import { VerdictMark } from '#modules/trial/ui/EvidenceTable.tsx'
import { TEST_TONES } from '#modules/trial/ui/stage-tones.ts'
import { pagerOf } from '#platform/lists/address.ts'
import { Amount } from '#ui/Amount.tsx'
import { DayFr } from '#ui/DayFr.tsx'
import { useLocale, useWords } from '#ui/language.tsx'
import { Status } from '#ui/Status.tsx'
import { Table } from '#ui/Table.tsx'

/** The tests as rows: figure, threshold, verdict, deadline, cost. */
export function TestTable({ list, base, empty }: { list: TestList; base: string; empty: ReactNode }) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  const c = t.columns
  return (
    <Table
      caption={t.tests.title}
      rows={list.rows}
      rowKey={(test) => test.id}
      rowHref={(test) => `${base}/tests/${test.id}`}
      pager={pagerOf(list, t.tests.total)}
      empty={empty}
      columns={[
        {
          key: 'name',
          header: c.test,
          cell: (test) => (
            <>
              {test.name}
              <div className="ui-soft ui-small">{test.belief}</div>
            </>
          ),
        },
        { key: 'owner', header: c.owner, cell: (test) => test.owner, fold: 'hide' },
        {
          key: 'measured',
          header: c.measured,
          cell: ({ found }) => figureText(found.value, found.unit, locale),
          align: 'end',
          nowrap: true,
          foldLabel: true,
        },
        {
          key: 'wanted',
          header: c.wanted,
          cell: ({ found }) => t.wanted[found.comparison](figureText(found.threshold, found.unit, locale)),
          align: 'end',
          nowrap: true,
          foldLabel: true,
        },
        { key: 'verdict', header: c.verdict, cell: ({ found }) => <VerdictMark verdict={found.verdict} /> },
        {
          key: 'deadline',
          header: c.deadline,
          cell: (test) => <DayFr value={test.deadline} />,
          nowrap: true,
          foldLabel: true,
        },
        {
          key: 'cost',
          header: c.cost,
          cell: (test) => <Amount value={test.cost} round />,
          align: 'end',
          fold: 'hide',
        },
        {
          key: 'state',
          header: c.testState,
          cell: (test) => <Status tone={TEST_TONES[test.state]}>{t.states[test.state]}</Status>,
        },
      ]}
    />
  )
}
