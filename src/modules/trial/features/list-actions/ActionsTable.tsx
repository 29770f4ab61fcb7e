import type { ComponentProps, ReactNode } from 'react'
import type { Day } from '#kit/day.ts'
import { en } from '#modules/trial/messages/actions.en.ts'
import { fr } from '#modules/trial/messages/actions.fr.ts'
import { isOpenAction } from '#modules/trial/rules/priorities.ts'
import { ActionMark } from '#modules/trial/ui/ActionMarks.tsx'
import { listHref } from '#platform/lists/address.ts'
import { DayFr } from '#ui/DayFr.tsx'
import { formatNumber } from '#ui/format.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Table } from '#ui/Table.tsx'
import type { ListedAction } from './query.server.ts'

type Props = {
  rows: readonly ListedAction[]
  today: Day
  base: string
  mayWrite: boolean
  sorting: { by: 'priority' | 'due'; search: string }
  pager: ComponentProps<typeof Table>['pager']
  empty: ReactNode
}

/** Actions with what they are worth, who and when; ticked ones change state together. */
export function ActionsTable({ rows, today, base, mayWrite, sorting, pager, empty }: Props) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  const { search } = sorting
  const isLate = (row: ListedAction) => isOpenAction(row.state) && row.dueOn !== null && row.dueOn < today
  const reasons = ({ risk, hypothesis, condition }: ListedAction) =>
    [
      risk && t.list.forRisk(risk),
      hypothesis && t.list.forHypothesis(hypothesis),
      condition && t.list.forCondition(condition),
    ].filter((one) => one !== null && one !== '')
  return (
    <Table
      caption={t.sides.actions}
      rows={rows}
      rowKey={(row) => row.id}
      pager={pager}
      empty={empty}
      selection={
        mayWrite
          ? {
              id: 'actions',
              label: (row) => t.list.select(row.what),
              verbs: [
                { label: t.list.verbs.doing, intent: 'doing' },
                { label: t.list.verbs.done, intent: 'done' },
                { label: t.list.verbs.dropped, intent: 'dropped' },
                { label: t.list.verbs.todo, intent: 'todo' },
              ],
            }
          : undefined
      }
      columns={[
        {
          key: 'what',
          header: t.list.columns.what,
          cell: (row) => (
            <>
              {mayWrite ? <a href={`${base}/${row.id}`}>{row.what}</a> : row.what}
              {reasons(row).map((reason) => (
                <div key={reason} className="ui-soft ui-small">
                  {reason}
                </div>
              ))}
            </>
          ),
        },
        {
          key: 'priority',
          header: t.list.columns.priority,
          cell: (row) => <strong>{formatNumber(row.priority, locale, 1)}</strong>,
          align: 'end',
          foldLabel: true,
          sort: {
            href: listHref(search, { tri: null }),
            ...(sorting.by === 'priority' && { direction: 'desc' as const }),
          },
        },
        {
          key: 'scores',
          header: t.list.columns.scores,
          cell: (row) => t.list.scores(row.impact, row.riskCut, row.effort),
          nowrap: true,
          fold: 'hide',
        },
        {
          key: 'owner',
          header: t.list.columns.owner,
          cell: (row) => row.ownerName ?? <span className="ui-soft">{t.list.nobody}</span>,
        },
        {
          key: 'due',
          header: t.list.columns.due,
          cell: (row) => (row.dueOn ? <DayFr value={row.dueOn} /> : '–'),
          nowrap: true,
          foldLabel: true,
          sort: {
            href: listHref(search, { tri: 'pour' }),
            ...(sorting.by === 'due' && { direction: 'asc' as const }),
          },
        },
        {
          key: 'state',
          header: t.list.columns.state,
          cell: (row) => <ActionMark state={row.state} late={isLate(row)} />,
        },
      ]}
    />
  )
}
