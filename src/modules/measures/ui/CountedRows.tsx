import { listHref, pagerOf } from '#platform/lists/address.ts'
import type { Unit } from '#platform/measure/measure.ts'
import { Amount } from '#ui/Amount.tsx'
import { DayFr } from '#ui/DayFr.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { FilterBar } from '#ui/FilterBar.tsx'
import { useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { type Column, Table } from '#ui/Table.tsx'
import { en } from '../messages.en.ts'
import { fr } from '../messages.fr.ts'
import type { RowsPage } from '../readings.server.ts'
import type { CountedRow } from '../store.server.ts'

type Props = {
  rows: RowsPage | null
  base: string
  hub: string
  search: string
  unit: Unit
  /** The category shown alone, in words. */
  filter?: string
  /** No file of these rows is offered without it. */
  exportHref?: string
}

/** The rows behind the figure, with a way to each. */
export function CountedRows({ rows, base, hub, search, unit, filter, exportHref }: Props) {
  const t = useWords({ fr, en })
  if (!rows) return <Notice live={false}>{t.rowsReserved}</Notice>
  const columns: Column<CountedRow>[] = [
    {
      key: 'label',
      header: t.columns.label,
      cell: (row) =>
        row.path === null ? row.label : <a href={`/${hub}/${row.path.replace(/^\//, '')}`}>{row.label}</a>,
    },
    { key: 'day', header: t.columns.day, cell: (row) => <DayFr value={row.day} />, nowrap: true },
  ]
  if (rows.rows.some((row) => row.key !== null))
    columns.push({ key: 'key', header: t.columns.key, cell: (row) => row.key })
  if (unit === 'share')
    columns.push({
      key: 'hit',
      header: t.columns.hit,
      cell: (row) => (row.hit ? t.yes : t.no),
      foldLabel: true,
    })
  if (rows.rows.some((row) => row.amount !== null))
    columns.push({
      key: 'amount',
      header: t.columns.amount,
      cell: (row) => row.amount !== null && <Amount value={row.amount} />,
      align: 'end',
    })
  return (
    <section id="lignes" className="ui-stack">
      <h2>{t.rows}</h2>
      <FilterBar
        action={base}
        active={
          filter
            ? [{ label: t.onlyKey(filter), removeHref: `${base}${listHref(search, { cle: null })}` }]
            : []
        }
        exportHref={exportHref}
      />
      <Table
        caption={t.rows}
        rows={rows.rows}
        rowKey={(row) => row.id}
        columns={columns}
        pager={pagerOf(rows, t.total, '#lignes')}
        empty={<EmptyState title={t.noRows}>{t.noRowsText}</EmptyState>}
      />
    </section>
  )
}
