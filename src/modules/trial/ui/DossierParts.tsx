import { Table } from '#ui/Table.tsx'
import type { DossierPart, PartTable } from '../rules/part.ts'
import './gate.css'

/** What each side of the trial said in a dossier, as it was frozen: words and figures already written. */
export function DossierParts({ parts }: { parts: readonly DossierPart[] }) {
  return parts.map((part) => (
    <section key={part.key} className="trial-part">
      <h3>{part.title}</h3>
      {part.lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {part.tables.map((table) => (
        <PartTableShown key={table.caption} table={table} />
      ))}
    </section>
  ))
}

function PartTableShown({ table }: { table: PartTable }) {
  const rows = table.rows.map((cells, i) => ({ key: `${i} ${cells[0] ?? ''}`, cells }))
  if (rows.length === 0) return null
  return (
    <>
      <p className="ui-soft ui-small">{table.caption}</p>
      <Table
        caption={table.caption}
        rows={rows}
        rowKey={(row) => row.key}
        columns={table.columns.map((column, i) => ({
          key: String(i),
          header: column.name,
          align: column.align,
          foldLabel: i > 0,
          cell: (row: (typeof rows)[number]) => row.cells[i] ?? '',
        }))}
      />
    </>
  )
}
