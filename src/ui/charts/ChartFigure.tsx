import type { ReactNode } from 'react'
import { scrollable } from '../scrollable.ts'
import { useUiWords } from '../words.ts'

type ChartTable = {
  head: readonly string[]
  rows: readonly { key: string; cells: readonly ReactNode[] }[]
}

type Props = {
  title: string
  /** What the picture shows, in a sentence: said to those who do not see it, shown to all. */
  summary?: ReactNode
  table: ChartTable
  legend?: ReactNode
  className: string
  children: ReactNode
}

/** A picture with its title, its legend and its table for those who read. */
export function ChartFigure({ title, summary, table, legend, className, children }: Props) {
  const w = useUiWords()
  return (
    <figure className={`ui-chart ${className}`}>
      <figcaption>
        <span className="ui-chart-title">{title}</span>
        {summary && <span className="ui-chart-summary">{summary}</span>}
      </figcaption>
      {legend}
      {children}
      <details className="ui-chart-table">
        <summary>{w.seeTable}</summary>
        <div className="ui-chart-scroll" {...scrollable(title)}>
          <table>
            <caption className="ui-hidden">{title}</caption>
            <thead>
              <tr>
                {table.head.map((cell) => (
                  <th key={cell} scope="col">
                    {cell}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {table.rows.map(({ key, cells: [first, ...rest] }) => (
                <tr key={key}>
                  <th scope="row">{first}</th>
                  {rest.map((cell, i) => (
                    <td key={table.head[i + 1]}>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </figure>
  )
}

type LegendEntry = { label: ReactNode; key: string; className: string }

/** What each line or fill stands for, drawn with the same stroke. */
export function Legend({ entries, shape }: { entries: readonly LegendEntry[]; shape: 'line' | 'box' }) {
  return (
    <ul className="ui-legend">
      {entries.map(({ key, label, className }) => (
        <li key={key}>
          <svg width="26" height="14" aria-hidden="true" className={className}>
            {shape === 'line' ? (
              <line x1="1" x2="25" y1="7" y2="7" className="ui-line" />
            ) : (
              <rect x="5" y="0" width="16" height="14" rx="2" className="ui-fill" />
            )}
          </svg>
          {label}
        </li>
      ))}
    </ul>
  )
}
