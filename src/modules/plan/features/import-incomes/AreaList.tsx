import { cents } from '#kit/money.ts'
import { en } from '#modules/plan/messages.en.ts'
import { fr } from '#modules/plan/messages.fr.ts'
import { Amount } from '#ui/Amount.tsx'
import { DateTimeFr } from '#ui/DayFr.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Coins } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { type Column, Table } from '#ui/Table.tsx'
import type { ShownArea } from './query.ts'

/** The areas that a hub kept, with what it needs to trust them. */
export function AreaList({
  areas,
  mayWrite,
  page,
}: {
  areas: readonly ShownArea[]
  mayWrite: boolean
  page: string
}) {
  const w = useWords({ fr, en }).tariffs.incomes
  const euros =
    (at: number): Column<ShownArea>['cell'] =>
    (row) => {
      const amount = row.deciles[at]
      return amount === null || amount === undefined ? '–' : <Amount value={cents(amount)} round />
    }
  return (
    <Table
      caption={w.title}
      rows={areas}
      rowKey={(row) => row.id}
      {...(mayWrite
        ? {
            rowHref: (row: ShownArea) => `${page}?modifier=${row.id}#territoire`,
            selection: {
              id: 'territoires',
              action: page,
              label: (row: ShownArea) => w.row(row.name),
              verbs: [{ label: w.remove, intent: 'remove', tone: 'danger' as const }],
            },
          }
        : {})}
      columns={[
        { key: 'name', header: w.columns.name, cell: (row) => row.name },
        {
          key: 'level',
          header: w.columns.level,
          cell: (row) => (
            <>
              {w.levels[row.level]}
              {row.deciles.some((amount) => amount === null) && (
                <span className="ui-soft ui-small"> ({w.partial})</span>
              )}
            </>
          ),
        },
        {
          key: 'year',
          header: w.columns.year,
          nowrap: true,
          cell: (row) => `${row.year} · ${w.bases[row.base]}`,
        },
        { key: 'd1', header: w.columns.d1, align: 'end', foldLabel: true, cell: euros(0) },
        { key: 'd5', header: w.columns.d5, align: 'end', foldLabel: true, fold: 'side', cell: euros(4) },
        { key: 'd9', header: w.columns.d9, align: 'end', foldLabel: true, fold: 'line', cell: euros(8) },
        {
          key: 'source',
          header: w.columns.source,
          fold: 'line',
          cell: (row) => (
            <span className="ui-small plan-income-source">
              {row.source}, {row.author}, <DateTimeFr value={row.at} />
            </span>
          ),
        },
      ]}
      empty={
        <EmptyState title={w.none} icon={Coins}>
          {w.firstStep}
        </EmptyState>
      }
    />
  )
}
