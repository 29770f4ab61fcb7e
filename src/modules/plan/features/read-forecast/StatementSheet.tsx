import { en } from '#modules/plan/messages.en.ts'
import { fr } from '#modules/plan/messages.fr.ts'
import { isAccount, type RowKey } from '#modules/plan/rules/statements/table.ts'
import { periodName, showFigure } from '#modules/plan/statement-words.ts'
import { Matrix, type MatrixRow, WIDE } from '#modules/plan/ui/Matrix.tsx'
import { formatMonth } from '#ui/dates.ts'
import { NBSP } from '#ui/format.ts'
import { TriangleAlert } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { rowId } from './address.ts'
import type { Sheet, ShownRow } from './sheets.ts'

type Props = {
  sheet: Sheet
  caption: string
  /** The start of the plan as a column of its own, on the first sheet of a balance. */
  opens: boolean
  /** Writes + before what is above zero: differences. */
  sign?: boolean
  /** Where the lines of a row are shown, or folded again when they are. */
  drill?: { open: RowKey | null; href: (row: RowKey | null) => string; first: boolean }
}

/** One sheet of a statement: rows by period, the lines behind one row when they are asked for. */
export function StatementSheet({ sheet, caption, opens, sign, drill }: Props) {
  const w = useWords({ fr, en }).statements
  const locale = useLocale()
  const bare = sheet.columns.length + (opens ? 1 : 0) >= WIDE
  const figure = (value: number | null, row: ShownRow, alert: boolean) => {
    const shown = showFigure(value, row.unit, locale, { sign, bare })
    // A cost taken away is no bad news, nor a need that others meet; another total below zero is.
    const bad = value !== null && value < 0 && row.level !== 'line' && row.key !== 'working-capital-need'
    const text = bad ? <span className="plan-negative">{shown}</span> : shown
    if (!alert) return text
    return (
      <span className="plan-alert">
        <TriangleAlert className="ui-icon" />
        <span className="ui-hidden">{w.alert} : </span>
        {text}
      </span>
    )
  }
  const columns = [
    ...(opens ? [{ key: 'opening', label: w.opening }] : []),
    ...sheet.columns.map(({ period, total }) => ({
      key: period.key,
      total,
      label:
        period.step === 'year' && !total ? (
          <>
            {periodName(period, w, locale)}{' '}
            <span className="plan-aside">{formatMonth(period.first, locale, true)}</span>
          </>
        ) : (
          // Tight columns break the month from its year.
          periodName(period, w, locale).replaceAll(NBSP, bare ? ' ' : NBSP)
        ),
    })),
  ]
  const unitOf = (row: ShownRow) => (row.unit === 'cents' || row.unit === 'share' ? null : w.units[row.unit])
  const labelOf = (row: ShownRow) => {
    const unit = unitOf(row)
    const words = w.rows[row.key]
    const isOpen = drill?.open === row.key
    return (
      <>
        {isAccount(row.key) && <span className="plan-account">{row.key} </span>}
        {drill && row.counts ? (
          <a
            className="plan-drill"
            href={drill.href(isOpen ? null : row.key)}
            title={isOpen ? w.hideLines(words) : w.lines(words)}
          >
            {words}
          </a>
        ) : (
          words
        )}
        {unit && <span className="plan-aside"> ({unit})</span>}
      </>
    )
  }
  const rows = sheet.rows.flatMap((row): MatrixRow[] => {
    const head = row.level === 'head'
    const cells = (values: readonly (number | null)[], opening: number | null, alerts: readonly number[]) => [
      ...(opens ? [head ? null : figure(opening, row, false)] : []),
      ...values.map((value, i) => (head ? null : figure(value, row, alerts.includes(i)))),
    ]
    return [
      {
        key: row.key,
        ...(drill?.first && { id: rowId(row.key) }),
        label: labelOf(row),
        cells: cells(row.values, row.opening, row.alerts),
        head,
        strong: row.level === 'total' ? 'total' : row.level === 'subtotal',
      },
      ...row.parts.map(
        (part): MatrixRow => ({
          key: `${row.key}/${part.href ?? part.name ?? ''}`,
          part: true,
          label: part.href ? <a href={part.href}>{part.name}</a> : (part.name ?? w.whole),
          cells: cells(part.values, part.opening, []),
        }),
      ),
    ]
  })
  return (
    <>
      {bare && <p className="ui-soft ui-small plan-in-euros">{w.inEuros}</p>}
      <Matrix caption={caption} corner={w.row} columns={columns} rows={rows} />
    </>
  )
}
