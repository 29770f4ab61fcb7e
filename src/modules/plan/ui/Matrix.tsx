import './matrix.css'
import type { ReactNode } from 'react'
import { scrollable } from '#ui/scrollable.ts'

export type MatrixColumn = {
  key: string
  label: ReactNode
  /** A year's total beside its months. */
  total?: boolean
}
export type MatrixRow = {
  key: string
  /** Where a link lands. */
  id?: string
  label: ReactNode
  cells: readonly ReactNode[]
  /** A sum of the rows above it; `total` is the last word of a table. */
  strong?: boolean | 'total'
  /** Opens a group. */
  head?: boolean
  /** What a row above counts. */
  part?: boolean
}

/** Above this many columns a phone scrolls sideways; up to it each row folds under its name. */
const FOLDED = 4
/** From this many on, cells are set tight and say no unit: the page says it once. */
export const WIDE = 8

const classOf = (row: MatrixRow): string | undefined =>
  row.strong === 'total'
    ? 'plan-row-total'
    : row.strong
      ? 'plan-row-strong'
      : row.head
        ? 'plan-row-head'
        : row.part
          ? 'plan-row-part'
          : undefined

/** Figures in two directions: it keeps its first column in sight and scrolls inside itself. */
export function Matrix({
  caption,
  corner,
  columns,
  rows,
}: {
  caption: string
  corner: string
  columns: readonly MatrixColumn[]
  rows: readonly MatrixRow[]
}) {
  const folds = columns.length <= FOLDED
  const kind = (column: MatrixColumn) => (column.total ? 'plan-total' : undefined)
  // Roles are written out: the folded layout's display takes the native ones away.
  const role = (name: string) => (folds ? { role: name } : {})
  return (
    <div
      className={`plan-matrix${folds ? ' plan-matrix-folds' : ''}${columns.length >= WIDE ? ' plan-matrix-wide' : ''}`}
      {...scrollable(caption)}
    >
      <table {...role('table')}>
        <caption className="ui-hidden">{caption}</caption>
        <thead {...role('rowgroup')}>
          <tr {...role('row')}>
            <th scope="col" {...role('columnheader')}>
              {corner}
            </th>
            {columns.map((column) => (
              <th key={column.key} scope="col" className={kind(column)} {...role('columnheader')}>
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody {...role('rowgroup')}>
          {rows.map((row) => (
            <tr key={row.key} id={row.id} className={classOf(row)} {...role('row')}>
              <th scope="row" {...role('rowheader')}>
                {row.label}
              </th>
              {columns.map((column, i) => (
                <td key={column.key} className={kind(column)} {...role('cell')}>
                  {row.cells[i]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
