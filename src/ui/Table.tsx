import type { ReactNode } from 'react'
import { Button } from './Button.tsx'
import { ArrowDown, ArrowUp, ChevronLeft, ChevronRight, ChevronsUpDown } from './icons.ts'
import { scrollable } from './scrollable.ts'
import { useUiWords } from './words.ts'

export type Column<Row> = {
  key: string
  header: string
  cell: (row: Row) => ReactNode
  /** `end` for figures. */
  align?: 'start' | 'end'
  /** Kept on one line: numbers of pieces, names of months. */
  nowrap?: boolean
  /** Leads to the same list in that order; `direction` only when it is the current one. */
  sort?: { href: string; direction?: 'asc' | 'desc' }
  /**
   * Where it goes on a phone: `title` (first line, left), `side` (first line, right), `line` (second line)
   * or `hide`. First column is `title`, last is `side`, others `line` unless told.
   */
  fold?: 'title' | 'side' | 'line' | 'hide'
  /** Writes the header before the value on a phone, for figures that say nothing alone. */
  foldLabel?: boolean
  /** `false` for verbs: paper has nothing to click. */
  paper?: boolean
}

export type Selection<Row> = {
  /** Id of the bulk form, unique in the page. */
  id: string
  action?: string
  idempotencyKey?: string
  /** Name of the boxes; `ids` by default. Their value is `rowKey`. */
  name?: string
  label: (row: Row) => string
  /** `action` when a verb goes to another address than the others. */
  verbs: readonly { label: string; intent: string; tone?: 'primary' | 'quiet' | 'danger'; action?: string }[]
  /** The same page with every row ticked. */
  allHref?: string
  allChecked?: boolean
}

type Props<Row> = {
  caption: string
  captionShown?: boolean
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  rowHref?: (row: Row) => string
  selection?: Selection<Row>
  /** Shown instead of the table when there is no row: an `EmptyState`. */
  empty?: ReactNode
  /** `total` in words: `412 demandes`. */
  pager?: { previous?: string; next?: string; total?: ReactNode }
  /** Cells of a last row, one per column. */
  foot?: readonly ReactNode[]
}

const foldOf = <Row,>(column: Column<Row>, i: number, last: number): NonNullable<Column<Row>['fold']> =>
  column.fold ?? (i === 0 ? 'title' : i === last ? 'side' : 'line')

/** Rows of data. Under 760 px each row becomes a card of two lines; roles are written so it stays a table. */
export function Table<Row>(props: Props<Row>) {
  const { columns, rows, selection, pager } = props
  if (rows.length === 0 && props.empty) return <>{props.empty}</>
  const last = columns.length - 1
  const folded = columns.map(
    (c, i) =>
      `ui-fold-${foldOf(c, i, last)}${c.align === 'end' ? ' ui-end' : ''}${c.nowrap ? ' ui-nowrap' : ''}${c.paper === false ? ' ui-no-print' : ''}`,
  )
  return (
    <div className="ui-table-block">
      {selection && <BulkBar {...selection} />}
      <div className="ui-table-scroll" {...scrollable(props.caption)}>
        {/* roles are written out: the folded layout's display takes the native ones away */}
        <table className={selection ? 'ui-table ui-table-picked' : 'ui-table'} {...role('table')}>
          <caption className={props.captionShown ? undefined : 'ui-hidden'}>{props.caption}</caption>
          <thead {...role('rowgroup')}>
            <tr {...role('row')}>
              {selection && <td className="ui-pick" {...role('cell')} />}
              {columns.map((column, i) => (
                <th
                  key={column.key}
                  scope="col"
                  className={folded[i]}
                  aria-sort={ariaSort(column.sort?.direction)}
                  {...role('columnheader')}
                >
                  {column.sort ? <SortLink column={column} /> : column.header}
                </th>
              ))}
            </tr>
          </thead>
          <tbody {...role('rowgroup')}>
            {rows.map((row) => (
              <tr key={props.rowKey(row)} {...role('row')}>
                {selection && (
                  <td className="ui-pick" {...role('cell')}>
                    <label>
                      <input
                        type="checkbox"
                        className="ui-check"
                        form={selection.id}
                        name={selection.name ?? 'ids'}
                        value={props.rowKey(row)}
                        defaultChecked={selection.allChecked}
                      />
                      <PickWords words={selection.label(row)} />
                    </label>
                  </td>
                )}
                {columns.map((column, i) => (
                  <td
                    key={column.key}
                    className={folded[i]}
                    data-label={column.foldLabel ? column.header : undefined}
                    {...role('cell')}
                  >
                    {i === 0 && props.rowHref ? (
                      <a className="ui-row-link" href={props.rowHref(row)}>
                        {column.cell(row)}
                      </a>
                    ) : (
                      column.cell(row)
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
          {props.foot && (
            <tfoot {...role('rowgroup')}>
              <tr {...role('row')}>
                {selection && <td className="ui-pick" {...role('cell')} />}
                {columns.map((column, i) => (
                  <td key={column.key} className={folded[i]} {...role('cell')}>
                    {props.foot?.[i]}
                  </td>
                ))}
              </tr>
            </tfoot>
          )}
        </table>
      </div>
      {pager && <Pager {...pager} />}
    </div>
  )
}

const role = (name: string) => ({ role: name })
const ariaSort = (direction?: 'asc' | 'desc') =>
  direction && (direction === 'asc' ? ('ascending' as const) : ('descending' as const))

function PickWords({ words }: { words: string }) {
  const w = useUiWords()
  return <span className="ui-hidden">{w.select(words)}</span>
}

function SortLink<Row>({ column }: { column: Column<Row> }) {
  const w = useUiWords()
  const direction = column.sort?.direction
  const Shape = direction === 'asc' ? ArrowUp : direction === 'desc' ? ArrowDown : ChevronsUpDown
  return (
    <a href={column.sort?.href} className="ui-sort">
      <span className="ui-hidden">{w.sortBy('')}</span>
      {column.header} <Shape className="ui-icon" />
    </a>
  )
}

function BulkBar<Row>(selection: Selection<Row>) {
  const w = useUiWords()
  return (
    <form id={selection.id} method="post" action={selection.action} className="ui-bulk">
      {selection.idempotencyKey && (
        <input type="hidden" name="idempotencyKey" value={selection.idempotencyKey} />
      )}
      <span>{w.withSelection}</span>
      {selection.verbs.map((verb) => (
        <Button key={verb.intent} name="intent" value={verb.intent} tone={verb.tone} formAction={verb.action}>
          {verb.label}
        </Button>
      ))}
      {selection.allHref && <a href={selection.allHref}>{w.checkAll}</a>}
    </form>
  )
}

/** Previous and next pages as links, with the total in words. */
export function Pager({ previous, next, total }: { previous?: string; next?: string; total?: ReactNode }) {
  const w = useUiWords()
  return (
    <nav className="ui-pager" aria-label={w.pages}>
      {total && <p>{total}</p>}
      {previous && (
        <a className="ui-button ui-button-quiet" href={previous} rel="prev">
          <ChevronLeft className="ui-icon" /> {w.previous}
        </a>
      )}
      {next && (
        <a className="ui-button ui-button-quiet" href={next} rel="next">
          {w.next} <ChevronRight className="ui-icon" />
        </a>
      )}
    </nav>
  )
}
