import type { ReactNode } from 'react'
import { scrollable } from '#ui/scrollable.ts'

export type MatrixColumn = {
  key: string
  label: ReactNode
  /** A year's total; paper shows these alone. */
  total?: boolean
}
export type MatrixRow = {
  key: string
  label: ReactNode
  cells: readonly ReactNode[]
  /** A sum of the rows above it. */
  strong?: boolean
  /** Opens a group. */
  head?: boolean
}

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
  const monthly = columns.some((column) => column.total)
  const kind = (i: number) => (columns[i]?.total ? 'plan-total' : monthly ? 'plan-month' : undefined)
  return (
    <div className="plan-matrix" {...scrollable(caption)}>
      <table>
        <caption className="ui-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{corner}</th>
            {columns.map((column, i) => (
              <th key={column.key} scope="col" className={kind(i)}>
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr
              key={row.key}
              className={row.strong ? 'plan-row-strong' : row.head ? 'plan-row-head' : undefined}
            >
              <th scope="row">{row.label}</th>
              {columns.map((column, i) => (
                <td key={column.key} className={kind(i)}>
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
